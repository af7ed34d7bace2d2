package io.aiadmin.llm.offline;

import io.aiadmin.language.Words;
import io.aiadmin.llm.offline.Meanings.Sense;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds in a message which of this company's services are meant. Titles and messages meet in the meanings of {@link Meanings} and in the
 * stems of the titles' own words. Immutable, made once for a catalogue.
 */
final class ServiceMatcher {

    private static final Set<String> NOT = Set.of("не", "not", "кроме", "except", "ne");
    private static final Set<String> WITHOUT = Set.of("без", "without", "bez");
    private static final Set<String> WISHING = Set.of("хочу", "надо", "нужно", "нужен", "нужна", "want", "need");
    private static final Set<String> JOINING =
            Set.of("и", "плюс", "and", "plus", "еще", "также", "потом", "затем", "then", "или", "or", "i");
    private static final int FARTHEST_BOUND = 3;
    private static final int FARTHEST_TALK = FARTHEST_BOUND + 3;

    private final Meanings meanings;
    private final List<ServiceProfile> profiles;
    private final Map<String, Meaning> ownWords = new LinkedHashMap<>();
    private final Spelling spelling;

    ServiceMatcher(Catalogue catalogue, Meanings meanings) {
        this.meanings = meanings;
        this.profiles = catalogue.services().stream()
                .map(service -> ServiceProfile.of(service, meanings))
                .toList();
        Map<String, String> raw = new LinkedHashMap<>();
        for (Service service : catalogue.services()) {
            raw.putAll(ServiceProfile.rawWords(
                    service.title() + " " + service.category() + " " + String.join(" ", service.aliases()), meanings));
        }
        raw.keySet().forEach(name -> ownWords.put(name, new Meaning(name, Meaning.Kind.RAW, null, Set.of())));
        this.spelling = new Spelling(raw.values());
    }

    /**
     * @param message what was written
     * @param taken the words that say something else: times, names
     * @param people for whom the visit is, as far as the message says
     */
    Matches match(Message message, BitSet taken, People people) {
        for (ServiceProfile profile : profiles) {
            if (Words.normalise(profile.service().title()).equals(Words.normalise(message.text()))) {
                return new Matches(List.of(Wanted.certain(profile.service().id())), List.of());
            }
        }
        List<Sense> said = senses(message, taken);
        Query query = query(said, people);
        List<Wanted> wanted = new ArrayList<>();
        for (Cluster cluster : clusters(query, message)) {
            List<String> candidates = best(profiles, cluster, query, people.unhinted());
            if (!candidates.isEmpty()) {
                List<String> likely = best(profiles, cluster, query, people);
                wanted.addAll(forEach(new Wanted(candidates, likely, cluster.partial), cluster, query, people));
            }
        }
        return new Matches(wanted, wanted.isEmpty() ? query.unknown : List.of());
    }

    /** Which of some services a message chooses, by whatever tells them apart; all of them when it does not. */
    List<String> narrow(Message message, BitSet taken, People people, List<String> candidates) {
        List<ServiceProfile> among = profiles.stream()
                .filter(profile -> candidates.contains(profile.service().id()))
                .toList();
        Query query = query(senses(message, taken), people);
        Cluster all = new Cluster(List.copyOf(query.known));
        if (all.senses.isEmpty() || among.stream().noneMatch(profile -> covers(profile, all) > 0)) {
            return candidates;
        }
        List<String> chosen = best(among, all, query, people);
        return chosen.isEmpty() ? candidates : chosen;
    }

    /** Services that share a word with the titles of those given: what else there is of the kind. */
    List<String> alike(List<String> services) {
        Set<String> leads = new LinkedHashSet<>();
        for (ServiceProfile profile : profiles) {
            if (services.contains(profile.service().id())) {
                profile.main().stream().filter(this::leads).forEach(leads::add);
            }
        }
        return profiles.stream()
                .filter(profile -> profile.hasAny(leads))
                .map(profile -> profile.service().id())
                .toList();
    }

    /** Those that are not for children or pensioners alone. */
    List<String> withoutChildren(List<String> services) {
        return profiles.stream()
                .filter(profile -> services.contains(profile.service().id()))
                .filter(profile -> !profile.has(Whom.CHILD) && !profile.has(Whom.PENSIONER))
                .map(profile -> profile.service().id())
                .toList();
    }

    private boolean leads(String name) {
        return !name.startsWith("=") && meanings.named(name).leads();
    }

    // ---- reading

    private List<Sense> senses(Message message, BitSet taken) {
        List<Sense> senses = new ArrayList<>();
        for (Sense sense : meanings.read(message.words())) {
            boolean free = taken.get(sense.begin(), sense.end()).isEmpty();
            if (free && !negated(message, sense)) {
                senses.add(sense);
            }
        }
        for (int at = 0; at < message.words().size(); at++) {
            if (!taken.get(at)) {
                rawSense(message.words().get(at), at, senses);
            }
        }
        senses.sort(Comparator.comparingInt(Sense::begin));
        return senses;
    }

    private void rawSense(Word word, int at, List<Sense> senses) {
        for (String form : word.forms()) {
            Meaning own = ServiceProfile.tells(form)
                    ? ownWords.get(Meaning.raw(Words.stem(form)).name())
                    : null;
            if (own != null) {
                senses.add(new Sense(own, at, at + 1));
                return;
            }
        }
        boolean understood = senses.stream().anyMatch(sense -> sense.begin() <= at && at < sense.end());
        if (understood || word.forms().size() > 1 && !word.text().matches("[a-z]+")) {
            return;
        }
        for (String form : word.forms()) {
            for (String guess : spelling.guesses(form)) {
                Meaning own = ownWords.get(Meaning.raw(Words.stem(guess)).name());
                if (own != null) {
                    senses.add(new Sense(own, at, at + 1));
                    return;
                }
            }
        }
    }

    private static boolean negated(Message message, Sense sense) {
        int before = sense.begin() - 1;
        if (before < 0) {
            return false;
        }
        Word previous = message.words().get(before);
        if (previous.isAny(NOT) || sense.meaning().kind() == Meaning.Kind.HEAD && previous.isAny(WITHOUT)) {
            return true;
        }
        return before > 0
                && previous.isAny(WISHING)
                && message.words().get(before - 1).isAny(Set.of("не", "not", "t", "ne"));
    }

    private Query query(List<Sense> said, People people) {
        List<Sense> known = new ArrayList<>();
        List<Sense> guessed = new ArrayList<>();
        List<Meaning> unknown = new ArrayList<>();
        Set<String> whom = new LinkedHashSet<>();
        for (Sense sense : said) {
            Meaning meaning = sense.meaning();
            if (meaning.kind() == Meaning.Kind.WHOM) {
                whom.add(meaning.name());
            } else if (offered(meaning.name())) {
                known.add(sense);
            } else {
                List<Meaning> implied = meaning.implied().stream()
                        .filter(this::offered)
                        .sorted()
                        .map(meanings::named)
                        .toList();
                implied.forEach(guess -> guessed.add(new Sense(guess, sense.begin(), sense.end())));
                if (implied.isEmpty() && meaning.kind() == Meaning.Kind.HEAD) {
                    unknown.add(meaning);
                }
            }
        }
        people.age().ifPresent(age -> {
            if (age > Whom.CHILD_UNTIL) {
                whom.remove(Whom.CHILD);
                people.gender().ifPresent(whom::add);
            } else {
                whom.add(Whom.CHILD);
            }
        });
        boolean direct = known.stream().anyMatch(sense -> sense.meaning().leads());
        if (!direct) {
            known.addAll(guessed);
            known.sort(Comparator.comparingInt(Sense::begin));
        }
        return new Query(known, direct ? guessed : List.of(), whom, said, unknown);
    }

    private boolean offered(String meaning) {
        return profiles.stream()
                .anyMatch(profile -> profile.has(meaning) || profile.category().contains(meaning));
    }

    // ---- one group of words for each visit

    private List<Cluster> clusters(Query query, Message message) {
        List<Cluster> clusters = new ArrayList<>();
        Sense previous = null;
        for (Sense sense : query.known) {
            if (!sense.meaning().leads()) {
                continue;
            }
            Cluster last = clusters.isEmpty() ? null : clusters.getLast();
            if (last == null || previous == null) {
                clusters.add(new Cluster(new ArrayList<>(List.of(sense))));
            } else if (last.names().contains(sense.meaning().name())) {
                last.senses.add(sense);
            } else if (oneServiceHas(last, sense)
                    || bound(previous, sense, message) && !bothHeads(previous, sense) && !standsAlone(last, sense)) {
                last.senses.add(sense);
            } else if (clusters.stream()
                    .noneMatch(
                            cluster -> cluster.names().contains(sense.meaning().name()))) {
                clusters.add(new Cluster(new ArrayList<>(List.of(sense))));
            }
            previous = sense;
        }
        for (Sense sense : query.known) {
            if (!sense.meaning().leads()) {
                nearest(clusters, sense, message).ifPresent(cluster -> cluster.senses.add(sense));
            }
        }
        dropStray(clusters, message);
        clusters.forEach(cluster -> cluster.partial = hasUnknownPart(cluster, query, message));
        if (clusters.isEmpty() && !query.known.isEmpty()) {
            clusters.add(new Cluster(new ArrayList<>(query.known)));
        }
        return clusters;
    }

    /** Beside a plain wish, a lone word of some title or a part of the body is talk: «маникюр, а то руки в ужасном виде». */
    private static void dropStray(List<Cluster> clusters, Message message) {
        List<Cluster> plain = clusters.stream()
                .filter(cluster -> cluster.says(Meaning.Kind.HEAD, Meaning.Kind.LOOSE))
                .toList();
        if (plain.isEmpty()) {
            return;
        }
        clusters.removeIf(cluster -> !plain.contains(cluster)
                && (!cluster.says(Meaning.Kind.PART)
                        || plain.stream()
                                .allMatch(wish -> wish.distance(cluster.senses.getFirst(), message) > FARTHEST_TALK)));
    }

    private static Optional<Cluster> nearest(List<Cluster> clusters, Sense sense, Message message) {
        return clusters.stream().min(Comparator.comparingInt(cluster -> cluster.distance(sense, message)));
    }

    private boolean oneServiceHas(Cluster cluster, Sense next) {
        Set<String> leading = cluster.leading();
        leading.add(next.meaning().name());
        return profiles.stream().anyMatch(profile -> leading.stream().allMatch(profile::has));
    }

    private static boolean bothHeads(Sense one, Sense other) {
        return one.meaning().kind() == Meaning.Kind.HEAD && other.meaning().kind() == Meaning.Kind.HEAD;
    }

    /** Whether the next word names services of its own that have nothing of the group before. */
    private boolean standsAlone(Cluster cluster, Sense next) {
        return cluster.senses.size() > 1
                && next.meaning().kind() == Meaning.Kind.HEAD
                && profiles.stream()
                        .anyMatch(profile -> profile.has(next.meaning().name()));
    }

    private static boolean bound(Sense previous, Sense next, Message message) {
        if (next.begin() - previous.end() >= FARTHEST_BOUND) {
            return false;
        }
        for (int at = previous.end(); at < next.begin(); at++) {
            if (message.words().get(at).isAny(JOINING)) {
                return false;
            }
        }
        int from = message.words().get(previous.end() - 1).end();
        int until = message.words().get(next.begin()).begin();
        return from >= until
                || message.text().substring(from, until).chars().noneMatch(sign -> ",.;!?\n+/&".indexOf(sign) >= 0);
    }

    /** «Массаж лица» where there is massage but nothing for the face. */
    private boolean hasUnknownPart(Cluster cluster, Query query, Message message) {
        return query.said.stream()
                .filter(sense -> sense.meaning().kind() == Meaning.Kind.PART)
                .filter(sense -> !offered(sense.meaning().name())
                        && sense.meaning().implied().stream().noneMatch(this::offered))
                .anyMatch(part -> cluster.senses.stream()
                        .filter(sense -> sense.meaning().leads())
                        .anyMatch(sense -> sense.end() <= part.begin() && bound(sense, part, message)));
    }

    // ---- choosing

    private List<String> best(List<ServiceProfile> among, Cluster cluster, Query query, People people) {
        List<ServiceProfile> candidates = new ArrayList<>();
        boolean named = among.stream().anyMatch(profile -> covers(profile, cluster) > 0);
        for (ServiceProfile profile : among) {
            if (named ? covers(profile, cluster) > 0 : coversByCategory(profile, cluster)) {
                candidates.add(profile);
            }
        }
        ServiceFilter filter = new ServiceFilter(candidates);
        filter.keepIfAny(profile -> !conflicts(profile, cluster));
        filter.keepIfAny(profile -> query.whom.isEmpty()
                || profile.whom().isEmpty()
                || profile.whom().stream().anyMatch(query.whom::contains));
        people.age()
                .ifPresent(age -> filter.keepIfAny(profile ->
                        profile.oldest().isEmpty() || age <= profile.oldest().getAsInt()));
        filter.keepIfAny(profile -> !aboutAnotherPart(profile, cluster));
        double highest = filter.left().stream()
                .mapToDouble(profile -> score(profile, cluster, query))
                .max()
                .orElse(0);
        filter.keepIfAny(profile -> score(profile, cluster, query) >= highest - NEARLY);
        filter.keepIfAny(profile -> unsaid(profile, cluster, query) == 0);
        people.gender()
                .ifPresent(gender -> filter.keepIfAny(
                        profile -> query.whom.isEmpty() && profile.whom().contains(gender)));
        return filter.left().stream().map(profile -> profile.service().id()).toList();
    }

    private static int covers(ServiceProfile profile, Cluster cluster) {
        return (int) cluster.senses.stream()
                .filter(sense -> sense.meaning().leads() || cluster.leadless())
                .filter(sense -> profile.has(sense.meaning().name()))
                .count();
    }

    private static boolean coversByCategory(ServiceProfile profile, Cluster cluster) {
        return cluster.senses.stream()
                .anyMatch(sense -> profile.category().contains(sense.meaning().name()));
    }

    private static double score(ServiceProfile profile, Cluster cluster, Query query) {
        double score = 0;
        Set<String> counted = new LinkedHashSet<>();
        for (Sense sense : cluster.senses) {
            if (counted.add(sense.meaning().name())) {
                score += share(profile, sense.meaning());
            }
        }
        for (Sense sense : query.known) {
            if (!sense.meaning().leads() && counted.add(sense.meaning().name())) {
                score += share(profile, sense.meaning()) * ELSEWHERE;
            }
        }
        for (Sense sense : query.guessed) {
            if (counted.add(sense.meaning().name())) {
                score += share(profile, sense.meaning()) * ELSEWHERE;
            }
        }
        return score + (profile.whom().stream().anyMatch(query.whom::contains) ? Meaning.Kind.WHOM.weight() : 0);
    }

    private static final double ELSEWHERE = 0.3;
    private static final double NEARLY = 0.2;
    private static final double CATEGORY = 0.35;

    private static double share(ServiceProfile profile, Meaning meaning) {
        if (profile.has(meaning.name())) {
            return meaning.weight();
        }
        return profile.category().contains(meaning.name()) ? meaning.weight() * CATEGORY : 0;
    }

    private static boolean conflicts(ServiceProfile profile, Cluster cluster) {
        Set<String> names = cluster.names();
        boolean coated = names.contains("coat") || names.contains("gel");
        boolean bare = names.contains("nocoat");
        return bare && !coated && (profile.has("coat") || profile.has("gel")) && !profile.has("nocoat")
                || coated && !bare && profile.has("nocoat");
    }

    /** «Окрашивание» alone is not about brows. */
    private boolean aboutAnotherPart(ServiceProfile profile, Cluster cluster) {
        boolean usual =
                cluster.senses.stream().anyMatch(sense -> sense.meaning().usual() != null);
        boolean partSaid =
                cluster.senses.stream().anyMatch(sense -> sense.meaning().kind() == Meaning.Kind.PART);
        return usual
                && !partSaid
                && profile.main().stream()
                        .filter(name -> !name.startsWith("="))
                        .map(meanings::named)
                        .filter(meaning -> meaning.kind() == Meaning.Kind.PART)
                        .anyMatch(part -> cluster.senses.stream()
                                .noneMatch(sense ->
                                        part.name().equals(sense.meaning().usual())));
    }

    private static long unsaid(ServiceProfile profile, Cluster cluster, Query query) {
        Set<String> said = new LinkedHashSet<>(cluster.names());
        query.guessed.forEach(sense -> said.add(sense.meaning().name()));
        said.addAll(query.whom);
        return profile.main().stream().filter(name -> !said.contains(name)).count();
    }

    /** One visit for each of several people: «сына и дочку», «мужа и сына». */
    private List<Wanted> forEach(Wanted wanted, Cluster cluster, Query query, People people) {
        Set<String> kinds = new LinkedHashSet<>();
        for (String id : wanted.services()) {
            profiles.stream()
                    .filter(profile -> profile.service().id().equals(id))
                    .forEach(profile -> kinds.addAll(profile.whom()));
        }
        List<String> several =
                new ArrayList<>(query.whom.stream().filter(kinds::contains).toList());
        List<Wanted> each = new ArrayList<>();
        if (people.withSelf()) {
            each.add(own(wanted, cluster, query, people));
        }
        if (several.size() + each.size() > 1) {
            for (String person : several) {
                Query one = new Query(query.known, query.guessed, Set.of(person), query.said, query.unknown);
                List<String> found = best(profiles, cluster, one, People.NOBODY);
                int count = person.equals(Whom.CHILD) ? people.children() : 1;
                for (int visit = 0; visit < Math.max(1, count); visit++) {
                    each.add(new Wanted(found, found, wanted.partial()));
                }
            }
            return each;
        }
        each.add(wanted);
        if (kinds.contains(Whom.CHILD) && query.whom.contains(Whom.CHILD)) {
            for (int child = 1; child < people.children(); child++) {
                each.add(wanted);
            }
        }
        return each;
    }

    /** The customer's own visit beside another's: «мне и сыну», «мы с мужем». */
    private Wanted own(Wanted wanted, Cluster cluster, Query query, People people) {
        Set<String> others = query.whom;
        String gender =
                others.contains(Whom.MEN) ? Whom.WOMEN : others.contains(Whom.WOMEN) ? Whom.MEN : people.genderHint();
        Query own = new Query(query.known, query.guessed, Set.of(), query.said, query.unknown);
        List<String> all = withoutChildren(best(profiles, cluster, own, People.NOBODY));
        List<String> likely = withoutChildren(best(profiles, cluster, own, People.NOBODY.hinted(gender)));
        return all.isEmpty() ? wanted : new Wanted(all, likely.isEmpty() ? all : likely, wanted.partial());
    }

    /**
     * @param wanted one for each visit, in the order said
     * @param unknown what was asked for and is offered nowhere in the catalogue
     */
    record Matches(List<Wanted> wanted, List<Meaning> unknown) {

        static final Matches NONE = new Matches(List.of(), List.of());

        Matches {
            wanted = List.copyOf(wanted);
            unknown = List.copyOf(unknown);
        }
    }

    /**
     * One visit asked for.
     *
     * @param services the services that it may be; more than one when the words do not tell
     * @param likely those of them that suit the customer as far as the way of writing shows; for a proposal, not for a price
     * @param partial something was said that none of them has
     */
    record Wanted(List<String> services, List<String> likely, boolean partial) {

        Wanted {
            services = List.copyOf(services);
            likely = List.copyOf(likely);
        }

        static Wanted certain(String service) {
            return new Wanted(List.of(service), List.of(service), false);
        }
    }

    private record Query(
            List<Sense> known, List<Sense> guessed, Set<String> whom, List<Sense> said, List<Meaning> unknown) {}

    /** The words of one visit. */
    private static final class Cluster {

        private final List<Sense> senses;
        private boolean partial;

        Cluster(List<Sense> senses) {
            this.senses = senses;
        }

        Set<String> names() {
            return senses.stream()
                    .map(sense -> sense.meaning().name())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        Set<String> leading() {
            return senses.stream()
                    .map(Sense::meaning)
                    .filter(Meaning::leads)
                    .map(Meaning::name)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        boolean says(Meaning.Kind... kinds) {
            return senses.stream()
                    .anyMatch(sense -> List.of(kinds).contains(sense.meaning().kind()));
        }

        boolean leadless() {
            return senses.stream().noneMatch(sense -> sense.meaning().leads());
        }

        /** In words; what joins other things stands between counts as far away. */
        int distance(Sense other, Message message) {
            return senses.stream()
                    .mapToInt(sense -> {
                        boolean before = sense.begin() <= other.begin();
                        Sense first = before ? sense : other;
                        Sense second = before ? other : sense;
                        int gap = Math.max(0, second.begin() - first.end());
                        return bound(first, second, message) ? gap : gap + FARTHEST_BOUND;
                    })
                    .min()
                    .orElse(Integer.MAX_VALUE);
        }
    }
}
