/** Name resolution: scopes, captured variables, and reports about names that mean nothing. */
package id.morph.frontend.resolve;
