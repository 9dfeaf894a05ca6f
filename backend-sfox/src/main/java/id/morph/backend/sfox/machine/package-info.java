/** A run of images: what all of its functions share, how modules are found, what the host provides, tracing. */
package id.morph.backend.sfox.machine;
