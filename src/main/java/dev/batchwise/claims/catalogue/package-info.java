/**
 * The claims, a class each: what is said, who says it, what is run, and how it is judged. Claims that ask for the same trials build
 * the same studies, so that those are run once. Read {@link dev.batchwise.claims.catalogue.Catalogue} first.
 */
@NullMarked
package dev.batchwise.claims.catalogue;

import org.jspecify.annotations.NullMarked;
