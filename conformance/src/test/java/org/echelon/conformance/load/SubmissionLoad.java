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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// 1,000 submissions for `cn/tech-sme` from 50 parallel clients against a platform of its own.
///
/// Each enterprise signs in, opens a draft, uploads the required papers and submits; sign-ins are
/// measured apart. Afterwards every receipt must be on file once and every procedure begun. Then
/// the rows that the submissions left are written again, one transaction for each submission, by 50
/// plain connections: what PostgreSQL alone needs for the same rows.
///
/// `mvn -q -Pbenchmark -pl policy,conformance -DskipTests verify
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
            run(platform, region.enterprises().subList(0, WARM_UP), new Stopwatch());

            long marker = platform.transaction();
            Cost before = platform.cost();
            long begin = System.nanoTime();
            Stopwatch watch = new Stopwatch();
            List<String> receipts =
                    run(
                            platform,
                            region.enterprises().subList(WARM_UP, WARM_UP + SUBMISSIONS),
                            watch);
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
            RawRows.write(platform, marker, SUBMISSIONS, CLIENTS);
        }
    }

    private static List<String> run(
            RunningPlatform platform, List<String> enterprises, Stopwatch watch)
            throws InterruptedException, ExecutionException {
        AtomicInteger next = new AtomicInteger();
        Callable<List<String>> client =
                () -> {
                    List<String> receipts = new ArrayList<>();
                    for (int i = next.getAndIncrement();
                            i < enterprises.size();
                            i = next.getAndIncrement()) {
                        receipts.add(submit(platform, enterprises.get(i), watch));
                    }
                    return receipts;
                };
        List<String> receipts = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<List<String>>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                running.add(clients.submit(client));
            }
            for (Future<List<String>> one : running) {
                receipts.addAll(one.get());
            }
        }
        return receipts;
    }

    private static String submit(RunningPlatform platform, String enterprise, Stopwatch watch)
            throws IOException, InterruptedException, SQLException {
        Visitor visitor = new Visitor(platform.address(), watch);
        visitor.signIn(Region.account(enterprise), Region.PASSWORD);
        long begin = System.nanoTime();
        String draft =
                visitor.post(
                        "open a draft",
                        "/enterprises/" + enterprise + "/apply/cn/tech-sme",
                        List.of());
        visitor.get("read the form", draft);
        for (String paper : Region.PAPERS) {
            visitor.upload("upload a paper", draft + "/papers", paper, Region.PDF);
        }
        visitor.get("read the summary", draft + "/submit");
        String receipt = visitor.post("submit", draft + "/submit", List.of("undertaking", "true"));
        visitor.get("read the receipt", receipt);
        watch.add("all but the sign-in", System.nanoTime() - begin);
        return receipt.substring(receipt.lastIndexOf('/') + 1);
    }

    /// Every receipt is another one and names a case on file, and every case has its filing with its
    /// papers, its procedure and its clocks, each once.
    private static void requireAllKept(RunningPlatform platform, List<String> receipts)
            throws SQLException {
        Set<String> distinct = new HashSet<>(receipts);
        require(distinct.size() == SUBMISSIONS, "distinct receipts: " + distinct.size());
        Set<String> cases = platform.texts("select receipt from casework.case_file");
        require(cases.size() == WARM_UP + SUBMISSIONS, "cases on file: " + cases.size());
        require(cases.containsAll(distinct), "a receipt names no case");
        long whole = platform.count(WHOLE.formatted(Region.PAPERS.size()));
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
                   join casework.paper p on p.id = f.paper_id where f.receipt = c.receipt) = %d
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
