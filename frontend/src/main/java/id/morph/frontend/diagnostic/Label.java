package id.morph.frontend.diagnostic;

import id.morph.frontend.syntax.Span;

/** A second place that explains the first, such as where a block was opened. It is in the same source. */
public record Label(Span span, Message message) {}
