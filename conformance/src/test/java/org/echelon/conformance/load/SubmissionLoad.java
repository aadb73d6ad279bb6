package org.echelon.conformance.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// 1,000 submissions for `cn/tech-sme` from 50 parallel clients against a platform of its own.
///
/// Each enterprise signs in, and when all have, opens a draft, uploads the required papers and
/// submits; sign-ins are measured apart. Afterwards every receipt must be on file once and every
/// procedure begun. Then the rows that the submissions left are written again, one transaction for
/// each submission, by plain connections: what PostgreSQL alone needs for the same rows.
///
/// `mvn -q -Pbenchmark -pl conformance -am -DskipTests verify
/// -Dbenchmark.main=org.echelon.conformance.load.SubmissionLoad`; see
/// `docs/operators/performance.md`.
final class SubmissionLoad {

    private static final int SUBMISSIONS = Integer.getInteger("load.submissions", 1_000);
    private static final int CLIENTS = Integer.getInteger("load.clients", 50);
    private static final int WARM_UP = 50;

    private SubmissionLoad() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(System.getProperty("echelon.root", ".")).toAbsolutePath();
        Path data = Files.createDirectories(root.resolve("target/load"));
        Region region = Region.of(WARM_UP + SUBMISSIONS);
        try (RunningPlatform platform = RunningPlatform.start(root, data)) {
            platform.bringIn(region.csv());
            region.openAccountsAndWindow(platform);
            Stopwatch untimed = new Stopwatch();
            submitAll(signInAll(platform, region.enterprises().subList(0, WARM_UP), untimed));
            platform.waitForEffects();

            Stopwatch watch = new Stopwatch();
            List<Applicant> applicants =
                    signInAll(
                            platform,
                            region.enterprises().subList(WARM_UP, WARM_UP + SUBMISSIONS),
                            watch);
            long marker = platform.transaction();
            Cost before = platform.cost();
            long begin = System.nanoTime();
            List<String> receipts = submitAll(applicants);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            Cost cost = platform.cost().minus(before);

            Duration begun = platform.waitForEffects();
            Cost effects = platform.cost().minus(before).minus(cost);
            requireAllKept(platform, receipts);

            System.out.printf(
                    "%d submissions from %d clients in %.1f s: %d receipts, all on file; every procedure begun, once, and every effect ended %.1f s later%n",
                    SUBMISSIONS,
                    CLIENTS,
                    took.toMillis() / 1e3,
                    receipts.size(),
                    begun.toMillis() / 1e3);
            watch.print();
            cost.print("requests", SUBMISSIONS);
            effects.print("effects after the last answer", SUBMISSIONS);
            RawRows.write(platform, marker, SUBMISSIONS);
        }
    }

    /// Somebody who is signed in and has not applied yet.
    private record Applicant(String enterprise, Visitor visitor, Stopwatch watch) {}

    /// Sign-ins come first and apart: a password costs by design more than all the rest.
    private static List<Applicant> signInAll(
            RunningPlatform platform, List<String> enterprises, Stopwatch watch)
            throws InterruptedException, ExecutionException {
        return each(
                enterprises,
                enterprise -> {
                    Visitor visitor = new Visitor(platform.address(), watch);
                    visitor.signIn(Region.account(enterprise), Region.PASSWORD);
                    return new Applicant(enterprise, visitor, watch);
                });
    }

    private static List<String> submitAll(List<Applicant> applicants)
            throws InterruptedException, ExecutionException {
        return each(applicants, SubmissionLoad::submit);
    }

    /// Something a client does.
    private interface Deed<A, B> {
        B of(A one) throws Exception;
    }

    /// The deed for each, by all clients side by side.
    private static <A, B> List<B> each(List<A> all, Deed<A, B> deed)
            throws InterruptedException, ExecutionException {
        List<B> done = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<B>> running = new ArrayList<>();
            for (A one : all) {
                running.add(clients.submit(() -> deed.of(one)));
            }
            for (Future<B> one : running) {
                done.add(one.get());
            }
        }
        return done;
    }

    private static String submit(Applicant applicant) throws IOException, InterruptedException {
        Visitor visitor = applicant.visitor();
        long begin = System.nanoTime();
        String draft =
                visitor.post(
                        "open a draft",
                        "/enterprises/" + applicant.enterprise() + "/apply/cn/tech-sme",
                        List.of());
        visitor.get("read the form", draft);
        for (String paper : Region.PAPERS) {
            visitor.upload("upload a paper", draft + "/papers", paper, Region.PDF);
        }
        visitor.get("read the summary", draft + "/submit");
        String receipt = visitor.post("submit", draft + "/submit", List.of("undertaking", "true"));
        visitor.get("read the receipt", receipt);
        applicant.watch().add("all but the sign-in", System.nanoTime() - begin);
        return receipt.substring(receipt.lastIndexOf('/') + 1);
    }

    /// Every receipt is another one and names a case on file, and every case has its filing with
    /// its papers, its procedure and its clocks, each once.
    private static void requireAllKept(RunningPlatform platform, List<String> receipts)
            throws SQLException {
        Set<String> distinct = new HashSet<>(receipts);
        require(distinct.size() == SUBMISSIONS, "distinct receipts: " + distinct.size());
        Set<String> cases = platform.texts("select receipt from casework.case_file");
        require(cases.size() == WARM_UP + SUBMISSIONS, "cases on file: " + cases.size());
        require(cases.containsAll(distinct), "a receipt names no case");
        long whole = platform.count(WHOLE);
        require(
                whole == cases.size(),
                "of " + cases.size() + " cases have everything once: " + whole);
        long enterprises =
                platform.count("select count(distinct enterprise_key) from casework.case_file");
        require(enterprises == cases.size(), "enterprises with a case: " + enterprises);
        long abandoned = platform.count("select count(*) from outbox.abandoned");
        require(abandoned == 0, "abandoned effects: " + abandoned);
    }

    private static final String WHOLE =
            """
            select count(*)
            from casework.case_file c
            where c.state = 'CHECK' and c.step = 'completeness'
              and (select count(*) from casework.filing f where f.receipt = c.receipt) = 1
              and (select count(distinct p.paper) from casework.filing_paper f
                   join casework.paper p on p.id = f.paper_id where f.receipt = c.receipt) = 6
              and (select count(*) from procedure.act_ru_execution e where e.business_key_ = c.receipt) = 1
              and (select count(*) from clock.time_limit l where l.subject = c.receipt) = 2
              and (select count(distinct l.step) from clock.time_limit l
                   where l.subject = c.receipt and l.step in ('case', 'completeness')) = 2
              and (select count(*) from casework.history h
                   where h.receipt = c.receipt and h.action = 'BEGIN') = 1
            """;

    private static void require(boolean holds, String found) {
        if (!holds) {
            throw new IllegalStateException("the run lost or doubled something: " + found);
        }
    }
}
