package id.morph.runtime.compiled;

/**
 * What {@link MethodSite#find} gives when {@code x.name} is not a method of {@code x}: the value of that attribute, to be called
 * without the receiver.
 */
public record PlainAttribute(Object value) {}
