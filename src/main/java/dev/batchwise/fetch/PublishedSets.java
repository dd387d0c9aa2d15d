package dev.batchwise.fetch;

import dev.batchwise.study.Spelling;
import dev.batchwise.study.UsageException;
import java.util.List;
import java.util.Optional;

/** The data sets that can be fetched by name. */
public final class PublishedSets {
    private static final List<PublishedSet> ALL = List.of(FashionMnist.SET, Cifar.TEN, Cifar.HUNDRED);

    private PublishedSets() {}

    /** Returns all of them. */
    public static List<PublishedSet> all() {
        return ALL;
    }

    /** Returns their names. */
    public static List<String> names() {
        return ALL.stream().map(PublishedSet::name).toList();
    }

    /** Returns the set of a name; empty if there is none that can be fetched. */
    public static Optional<PublishedSet> find(String name) {
        return ALL.stream().filter(set -> set.name().equals(name)).findFirst();
    }

    /**
     * Returns the set of a name.
     *
     * @throws UsageException if there is none, with the name it is nearest to
     */
    public static PublishedSet named(String name) {
        return find(name).orElseThrow(() -> {
            String guess = Spelling.nearest(name, names())
                    .map(near -> "; did you mean " + near + "?")
                    .orElse("");
            return new UsageException("data set '" + name + "' is not one that can be fetched; give "
                    + String.join(", ", names()) + guess);
        });
    }
}
