package dev.batchwise.cli;

import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.Schedule;
import dev.batchwise.study.OptimizerOptions;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.OptionTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several update rules from one set of options: each takes those that mean something to it, and an option that means
 * something to none is a mistake.
 *
 * @param options as they were typed, the names separated by commas
 */
record OptimizerList(OptimizerOptions options) {
    /** Says whether more than one rule is named. */
    boolean isSeveral() {
        return options.optimizer().filter(text -> text.contains(",")).isPresent();
    }

    /** Returns the rules in their order, at least one; those with problems noted are harmless ones. */
    List<OptimizerSpec> rules(OptionTexts texts) {
        if (!isSeveral()) {
            return List.of(options.rule(texts));
        }
        List<String> names = names(texts);
        boolean anyAdaptive =
                names.stream().anyMatch(name -> OptimizerSpec.named(name).isAdaptive());
        List<OptimizerSpec> rules = new ArrayList<>();
        for (String name : names) {
            boolean adaptive = OptimizerSpec.named(name).isAdaptive();
            OptimizerOptions own = options.named(name);
            rules.add((anyAdaptive && !adaptive ? withoutAdaptive(own) : own).rule(texts));
        }
        return rules.isEmpty() ? List.of(OptimizerSpec.named("sgd")) : rules;
    }

    /** Returns the momentum of those rules that use one; 0 if none does. */
    Schedule momentum(OptionTexts texts, List<OptimizerSpec> rules) {
        OptimizerSpec user =
                rules.stream().filter(OptimizerSpec::usesMomentum).findFirst().orElse(rules.get(0));
        return options.momentum(texts, user);
    }

    /** Returns the momentum of the first rule. */
    Schedule firstMomentum(OptionTexts texts, List<OptimizerSpec> rules) {
        Schedule momentum = momentum(texts, rules);
        return rules.get(0).usesMomentum() ? momentum : new Constant(0);
    }

    /** Returns the known names, each once; the others are noted. */
    private List<String> names(OptionTexts texts) {
        List<String> names = new ArrayList<>();
        for (String text : options.optimizer().orElse("").split(",", -1)) {
            texts.name("--optimizer", text, OptimizerSpec.NAMES).ifPresent(name -> {
                if (names.contains(name)) {
                    texts.problems().add("'" + name + "' in --optimizer is given twice; give each once");
                } else {
                    names.add(name);
                }
            });
        }
        return names;
    }

    private static OptimizerOptions withoutAdaptive(OptimizerOptions options) {
        Optional<String> none = Optional.empty();
        return new OptimizerOptions(
                options.optimizer(), options.momentum(), none, none, none, options.weightDecay(), options.clipNorm());
    }
}
