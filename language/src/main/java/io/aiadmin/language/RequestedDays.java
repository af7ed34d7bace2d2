package io.aiadmin.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Picks the days that are asked for where a message names several: in «во вторник поликлиника, в среду внука
 * забирать, так что давайте в четверг» only Thursday is. Days that are one list stay together.
 */
final class RequestedDays {

    private final List<Judged> phrases;
    private final Tokens tokens;
    private final Clauses clauses;

    RequestedDays(List<Judged> phrases, Tokens tokens, Clauses clauses) {
        this.phrases = phrases;
        this.tokens = tokens;
        this.clauses = clauses;
    }

    /** Indices of the phrases to be taken. */
    Set<Integer> of(Standing standing) {
        List<List<Integer>> lists = lists(standing);
        if (lists.size() > 1) {
            lists = asked(lists);
        }
        Set<Integer> chosen = new HashSet<>();
        lists.forEach(chosen::addAll);
        return chosen;
    }

    private List<List<Integer>> lists(Standing standing) {
        List<List<Integer>> lists = new ArrayList<>();
        for (int i = 0; i < phrases.size(); i++) {
            if (!phrases.get(i).is(standing) || !(phrases.get(i).fact() instanceof Fact.Days)) {
                continue;
            }
            if (!lists.isEmpty() && listed(lists.getLast().getLast(), i)) {
                lists.getLast().add(i);
            } else {
                lists.add(new ArrayList<>(List.of(i)));
            }
        }
        return lists;
    }

    /** Nothing but joints and times between two days. */
    private boolean listed(int first, int second) {
        int index = phrases.get(first).found().end();
        int phrase = first + 1;
        while (index < phrases.get(second).found().first()) {
            if (phrase < second && index == phrases.get(phrase).found().first()) {
                index = phrases.get(phrase++).found().end();
                continue;
            }
            Token token = tokens.at(index++);
            boolean joint = token.isSign(',')
                    || token.is(Term.OR)
                    || token.is(Term.AND)
                    || token.isSign('-')
                    || token.isSign('/')
                    || token.is(Term.FILLER)
                    || token.is(Term.ALSO);
            if (!joint) {
                return false;
            }
        }
        return true;
    }

    private List<List<Integer>> asked(List<List<Integer>> lists) {
        List<List<Integer>> requested = new ArrayList<>();
        for (int i = 0; i < lists.size(); i++) {
            boolean alternativeFollows = i + 1 < lists.size() && added(lists.get(i + 1));
            if (requested(lists.get(i)) || alternativeFollows) {
                requested.add(lists.get(i));
            }
        }
        if (requested.isEmpty()) {
            return lists;
        }
        List<List<Integer>> kept = new ArrayList<>();
        kept.add(requested.getLast());
        for (int i = requested.size() - 2; i >= 0; i--) {
            boolean together = sameTurn(requested.get(i), requested.get(i + 1)) || added(requested.get(i + 1));
            if (!together) {
                break;
            }
            kept.addFirst(requested.get(i));
        }
        return kept;
    }

    private boolean requested(List<Integer> list) {
        int turn = turn(list);
        for (int i = 0; i < tokens.size(); i++) {
            if (clauses.turn(i) == turn && (tokens.is(i, Term.REQUEST) || tokens.is(i, Term.TURN))) {
                return true;
            }
        }
        return added(list);
    }

    /** «или в пятницу», «можно и в субботу». */
    private boolean added(List<Integer> list) {
        int last = phrases.get(list.getFirst()).found().first() - 1;
        while (tokens.is(last, Term.FILLER) || tokens.isSign(last, ',')) {
            last--;
        }
        Token before = tokens.at(last);
        int turnBegin = phrases.get(list.getFirst()).found().first();
        while (turnBegin > 0 && clauses.turn(turnBegin - 1) == turn(list)) {
            turnBegin--;
        }
        return before.is(Term.OR) || before.is(Term.ALSO) || tokens.is(turnBegin, Term.OR);
    }

    private boolean sameTurn(List<Integer> a, List<Integer> b) {
        return turn(a) == turn(b);
    }

    private int turn(List<Integer> list) {
        return clauses.turn(phrases.get(list.getFirst()).found().first());
    }
}
