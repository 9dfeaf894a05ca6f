package id.morph.ir;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What instances of a class look like: the class is known at compile time, and so is everything that is ever assigned to its
 * instances. A layout below another one has its fields and methods, too.
 *
 * @param name unique in the program, such as {@code lib/a.fox:Kelas}
 * @param displayName the class's name
 * @param parent the layout of the parent class, empty if it has none
 * @param fields the attributes that the parent's layout does not have
 * @param methods for {@link Op#CALL_METHOD}: the function behind each method of the class itself; one that a layout above has
 *     as well has that one's signature
 * @param sure names of fields and methods that every instruction which names them with this layout finds on its operand, unless
 *     that is nil: the operand is an instance of the program then, which has the method, or whose field has been assigned
 */
public record Layout(
        String name,
        String displayName,
        String parent,
        List<Field> fields,
        Map<String, String> methods,
        Set<String> sure) {

    public Layout {
        fields = List.copyOf(fields);
        methods = Collections.unmodifiableMap(new LinkedHashMap<>(methods));
        sure = Collections.unmodifiableSet(new TreeSet<>(sure));
    }

    /**
     * @param type anything but {@link Type#ANY} only if the attribute is assigned before it can be read; an {@code any} may be
     *     absent
     * @param reference what every value of an {@code any} is that is there: {@link #LIST}, or the name of a layout for its instances and
     *     those of layouts below it; empty if nothing is known
     */
    public record Field(String name, Type type, String reference) {

        /** What {@link #reference} is for lists. */
        public static final String LIST = "list";

        public Field(String name, Type type) {
            this(name, type, "");
        }
    }
}
