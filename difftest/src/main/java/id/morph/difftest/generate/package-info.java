/** Random Morph programs: well-typed for the most part, finite, the same for the same seed. */
package id.morph.difftest.generate;
