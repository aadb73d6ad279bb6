package org.echelon.platform.casework.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.echelon.platform.casework.Action;
import org.echelon.platform.casework.CaseActions;
import org.echelon.platform.casework.CaseFile;
import org.echelon.platform.casework.CasePart;
import org.echelon.platform.casework.CaseState;
import org.echelon.platform.enterprise.EnterpriseAccess;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The registry number on the case page: where the case waits for it, who records it, what came.
@Component
@Order(20)
class NumberPart implements CasePart {

    private final CaseActions actions;
    private final EnterpriseAccess enterprises;
    private final NumberRows numbers;
    private final JdbcClient database;

    NumberPart(
            CaseActions actions,
            EnterpriseAccess enterprises,
            NumberRows numbers,
            JdbcClient database) {
        this.actions = actions;
        this.enterprises = enterprises;
        this.numbers = numbers;
        this.database = database;
    }

    @Override
    public String fragment() {
        return "casework/outcome/number :: number";
    }

    @Override
    public String heading() {
        return "outcomes.part";
    }

    @Override
    public Optional<Object> view(CaseFile file, Locale locale) {
        Formats say = new Formats(locale);
        if (file.state() == CaseState.NUMBER) {
            return Optional.of(waiting(file, say));
        }
        return file.state() == CaseState.RECOGNISED
                ? Optional.of(recognised(file, say))
                : Optional.empty();
    }

    private NumberView waiting(CaseFile file, Formats say) {
        String batch =
                database.sql("select batch from casework.export_case where receipt = :receipt")
                        .param("receipt", file.receipt())
                        .query(String.class)
                        .optional()
                        .orElse(say.either("尚未报送", "not sent yet"));
        boolean records = actions.possible(file.receipt()).contains(Action.RECORD_NUMBER);
        return new NumberView(
                records ? List.of(fact(say.either("报送批次", "Package"), batch)) : List.of(),
                false,
                records ? "/outcomes?receipt=" + file.receipt() + "#receipt" : null,
                null);
    }

    private NumberView recognised(CaseFile file, Formats say) {
        List<LinkView> facts = new ArrayList<>();
        Optional<RecordedNumber> found = numbers.of(file.receipt());
        found.ifPresent(one -> {
            facts.add(fact(say.either("入库登记编号", "Registry number"), one.number()));
            facts.add(fact(say.either("编号日期", "Of"), say.day(one.issuedOn())));
            facts.add(fact(say.either("依据文件", "Evidence"), one.evidence()));
        });
        return new NumberView(
                facts, found.filter(RecordedNumber::simulated).isPresent(), null, titles(file));
    }

    private @Nullable String titles(CaseFile file) {
        return enterprises.reads(file.enterprise())
                ? "/enterprises/" + Address.segment(file.enterprise()) + "/titles"
                : null;
    }

    private static LinkView fact(String name, String value) {
        return new LinkView(name, null, value);
    }
}
