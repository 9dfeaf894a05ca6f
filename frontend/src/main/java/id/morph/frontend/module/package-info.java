/** The files of a program: finding them, their order, the bundled library. */
package id.morph.frontend.module;
