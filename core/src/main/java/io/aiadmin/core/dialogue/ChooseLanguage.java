package io.aiadmin.core.dialogue;

/** Answers in the customer's language; stays with it until the customer plainly changes. */
final class ChooseLanguage implements Step {

    private final CustomerLanguage languages = new CustomerLanguage();

    @Override
    public void take(Turn turn) {
        boolean first = turn.session().turns().isEmpty();
        languages.of(turn.customerText(), first).ifPresent(turn::speak);
    }
}
