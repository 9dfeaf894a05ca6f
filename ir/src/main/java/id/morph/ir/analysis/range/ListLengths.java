package id.morph.ir.analysis.range;

import id.morph.ir.Instruction;
import id.morph.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lengths of the lists of one function as nodes of the {@link RangeGraph}, and the uses of indices that ask for them. */
final class ListLengths {

    /** How long a container may be: twice this number's square is still a word. */
    static final Interval LENGTH = Interval.of(0, 1L << 30);

    /** A list for as long as nothing may have changed its length. */
    record State(Value list, int epoch) {}

    /**
     * A place where an index is used, and what is known there.
     *
     * @param index the node of the index
     * @param length the node of the list's length
     * @param lengthHere the node of the length as branches on the way have narrowed it
     * @param listPlace the node of the control-flow graph that defines the list
     * @param epochPlace the one in which the epoch begins
     */
    record Use(Instruction instruction, int index, int length, int lengthHere, int listPlace, int epochPlace) {}

    private final RangeGraph ranges;
    private final Map<State, Integer> nodes = new HashMap<>();
    private final Map<State, Value> measured = new HashMap<>();

    /** What the length of a list was asked to be when it was made. */
    private final Map<Integer, Integer> wanted = new HashMap<>();

    private final Map<Value, Integer> places = new HashMap<>();
    private final Map<Integer, Integer> epochPlaces = new HashMap<>();
    private final List<Use> uses = new ArrayList<>();

    ListLengths(RangeGraph ranges) {
        this.ranges = ranges;
    }

    /** The node of the length of a list in its present state. */
    int node(State state) {
        return nodes.computeIfAbsent(state, _ -> ranges.fixed(LENGTH));
    }

    /** The instruction gives the length of the list. */
    void measure(State state, Instruction length) {
        measured.put(state, length);
    }

    /** The instruction that measured the list in this state; it need not dominate the place that asks. */
    Optional<Value> measured(State state) {
        return Optional.ofNullable(measured.get(state));
    }

    /** A list has been made with its operands as elements. */
    void made(Instruction list, int epoch) {
        int size = list.operands().size();
        nodes.put(new State(list, epoch), ranges.fixed(Interval.of(size, size)));
    }

    /** A list has been made with as many elements as the value of the node, none if that is negative. */
    void made(Instruction list, int epoch, int length) {
        wanted.put(node(new State(list, epoch)), length);
    }

    /** The node that a length was asked to be, negative numbers apart. */
    Optional<Integer> wanted(int length) {
        return Optional.ofNullable(wanted.get(length));
    }

    void place(Value value, int place) {
        places.put(value, place);
    }

    void placeEpoch(int epoch, int place) {
        epochPlaces.putIfAbsent(epoch, place);
    }

    void use(Instruction instruction, State state, int index, int lengthHere) {
        uses.add(new Use(
                instruction,
                index,
                node(state),
                lengthHere,
                places.getOrDefault(state.list(), 0),
                epochPlaces.get(state.epoch())));
    }

    List<Use> uses() {
        return uses;
    }
}
