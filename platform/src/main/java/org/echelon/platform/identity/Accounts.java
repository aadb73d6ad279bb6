package org.echelon.platform.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The accounts: who may sign in, and what administrators do with them.
@Service
public class Accounts implements UserDetailsService {

    private static final Pattern REGION = Pattern.compile("([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9})?");

    private final AccountRows rows;
    private final OneTimeLinks links;
    private final PasswordEncoder passwords;
    private final CurrentViewer viewer;
    private final ApplicationEventPublisher events;

    Accounts(
            AccountRows rows,
            OneTimeLinks links,
            PasswordEncoder passwords,
            CurrentViewer viewer,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.links = links;
        this.passwords = passwords;
        this.viewer = viewer;
        this.events = events;
    }

    /// The account of a sign-in name; called by the sign-in, before anybody is known.
    @Override
    @PreAuthorize("permitAll()")
    public SignedIn loadUserByUsername(String username) {
        return rows.find(username).orElseThrow(() -> new UsernameNotFoundException("no account"));
    }

    /// Adds an account of the demonstration region; one of the same name is left as it is.
    @PreAuthorize("@access.platform()")
    public void addDemonstration(Viewer person, String password) {
        rows.add(person, passwords.encode(password), true);
    }

    /// The accounts of the demonstration region, shown on the sign-in page of a demonstration;
    /// empty on a platform without one.
    @PreAuthorize("permitAll()")
    public List<DemonstrationAccount> demonstration() {
        return rows.demonstration().stream()
                .map(person ->
                        new DemonstrationAccount(
                                person.username(),
                                person.nameZh(),
                                person.nameEn(),
                                person.role(),
                                person.region()))
                .toList();
    }

    /// An account of the demonstration region.
    ///
    /// @param username the sign-in name
    /// @param nameZh name in Chinese
    /// @param nameEn name in English
    /// @param role what it is
    /// @param region region in view, where it has one
    public record DemonstrationAccount(
            String username, String nameZh, String nameEn, Role role, @Nullable String region) {}

    /// Every account.
    @PreAuthorize("@access.administers()")
    public List<Account> all() {
        return rows.all();
    }

    /// The people of an enterprise who may sign in.
    @PreAuthorize("@access.actsFor(#enterprise) or @access.staff()")
    public List<Viewer> of(String enterprise) {
        return rows.open(enterprise);
    }

    /// What became of a new account.
    public sealed interface Added {

        /// It is there; the link lets its owner choose a password, once.
        record Made(String username, String link) implements Added {}

        /// It was not made.
        record Refused(List<Refusal> refusals) implements Added {

            public Refused {
                refusals = List.copyOf(refusals);
            }
        }
    }

    /// Adds an account without a password; the one-time link is to be handed to its owner.
    @PreAuthorize("@access.administers()")
    @Transactional
    public Added add(Viewer person) {
        List<Refusal> refusals = problemsWith(person);
        if (refusals.isEmpty() && !rows.add(person, null, false)) {
            refusals.add(
                    Refusal.of(
                            "username",
                            "已有账号“%s”；请换一个账号名".formatted(person.username()),
                            "there is an account “%s” already; choose another name"
                                    .formatted(person.username())));
        }
        if (!refusals.isEmpty()) {
            return new Added.Refused(refusals);
        }
        tell("account.add", person.username(), Map.of("role", person.role().name()));
        return new Added.Made(
                person.username(), links.make(person.username(), viewer.get().username()));
    }

    private static List<Refusal> problemsWith(Viewer person) {
        List<Refusal> refusals = new ArrayList<>();
        AccountName.problemWith(person.username()).ifPresent(refusals::add);
        if (person.nameZh().isBlank()) {
            refusals.add(Refusal.of("name", "请填写姓名或机构名称", "give the name of the person or office"));
        }
        switch (person.role()) {
            case ENTERPRISE -> {
                if (person.enterprise() == null || person.enterprise().isBlank()) {
                    refusals.add(
                            Refusal.of(
                                    "enterprise", "请填写企业的代码", "give the code of the enterprise"));
                }
            }
            case AGENT -> {}
            case OPERATOR ->
                    refusals.add(
                            Refusal.of("role", "平台自身不设账号", "the platform itself has no account"));
            case OFFICER,
                    EVALUATION_AGENCY,
                    TAX_OFFICER,
                    LEADER,
                    POLICY_DESIGNER,
                    ADMINISTRATOR -> {
                String region = person.region();
                if (region == null || !REGION.matcher(region).matches()) {
                    refusals.add(
                            Refusal.of(
                                    "region",
                                    "地区为 2、4、6 或 9 位代码；全国留空",
                                    "a region is a code of 2, 4, 6 or 9 digits; empty for the whole"
                                            + " country"));
                }
            }
        }
        return refusals;
    }

    /// A new link for somebody who lost the password or never chose one; older links of the account
    /// end. Empty when there is no such account.
    @PreAuthorize("@access.administers()")
    @Transactional
    public Optional<String> newLink(String username) {
        return rows.find(username)
                .map(account -> {
                    tell("account.link", account.getUsername(), Map.of());
                    return links.make(account.getUsername(), viewer.get().username());
                });
    }

    /// Locks an account: it cannot sign in, its sessions end with their next request, its tokens
    /// are refused. Nobody locks the own account.
    @PreAuthorize("@access.administers()")
    @Transactional
    public boolean lock(String username) {
        boolean locked =
                !username.equals(viewer.get().username())
                        && rows.lock(username, viewer.get().username());
        if (locked) {
            tell("account.lock", username, Map.of());
        }
        return locked;
    }

    /// Opens a locked account again.
    @PreAuthorize("@access.administers()")
    @Transactional
    public boolean unlock(String username) {
        boolean open = rows.unlock(username);
        if (open) {
            tell("account.unlock", username, Map.of());
        }
        return open;
    }

    /// Changes the own password; every other session of the account ends. Gives what is wrong, or
    /// nothing.
    @PreAuthorize("isAuthenticated()")
    @Transactional
    public Optional<Refusal> changePassword(String old, String password, String confirmation) {
        String username = viewer.get().username();
        SignedIn account = loadUserByUsername(username);
        if (!account.passwordHash().isEmpty() && !passwords.matches(old, account.passwordHash())) {
            return Optional.of(
                    Refusal.of(
                            "old",
                            "原密码不对；密码没有改",
                            "the old password is wrong; nothing was changed"));
        }
        Optional<Refusal> problem = PasswordRules.problemWith(username, password, confirmation);
        if (problem.isEmpty()) {
            rows.setPassword(username, passwords.encode(password));
            tell("account.password", username, Map.of());
        }
        return problem;
    }

    private void tell(String action, String username, Map<String, String> detail) {
        events.publishEvent(new Audited(action, "account:" + username, detail));
    }
}
