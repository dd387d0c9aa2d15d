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
        List<OptimizerSpec> rules = new ArrayList<>();
        List<OptimizerSpec> named = names().stream().map(OptimizerSpec::named).toList();
        boolean anyAdaptive = named.stream().anyMatch(OptimizerSpec::isAdaptive);
        for (OptimizerSpec usual : named) {
            OptimizerOptions own = options.named(usual.name());
            OptimizerSpec rule = (anyAdaptive && !usual.isAdaptive() ? withoutAdaptive(own) : own).rule(texts);
            if (rules.stream().anyMatch(other -> other.name().equals(rule.name()))) {
                texts.problems().add("'" + usual.name() + "' in --optimizer is given twice; give each once");
            } else {
                rules.add(rule);
            }
        }
        return rules;
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

    private List<String> names() {
        return options.optimizer().stream()
                .flatMap(text -> List.of(text.split(",", -1)).stream())
                .map(String::strip)
                .toList();
    }

    private static OptimizerOptions withoutAdaptive(OptimizerOptions options) {
        Optional<String> none = Optional.empty();
        return new OptimizerOptions(
                options.optimizer(), options.momentum(), none, none, none, options.weightDecay(), options.clipNorm());
    }
}
