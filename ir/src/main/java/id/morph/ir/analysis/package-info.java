/**
 * What passes and backends ask about a function: its control-flow graph, dominators, live values, and whether it is well
 * formed. Nothing here changes the function, and nothing recurses over blocks, because a module body may have a hundred
 * thousand of them.
 */
package id.morph.ir.analysis;
