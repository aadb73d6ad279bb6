package org.echelon.platform.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.echelon.quantity.Money;

/// The payment file of `docs/formats/payment-file.md`: CSV in UTF-8, a line for each order.
final class PaymentCsv {

    private final StringBuilder text = new StringBuilder();
    private final CSVPrinter printer;

    PaymentCsv() {
        try {
            printer = new CSVPrinter(text, CSVFormat.RFC4180);
            printer.printRecord(
                    "reference",
                    "payee_code",
                    "payee_name",
                    "account_holder",
                    "bank",
                    "account_number",
                    "amount",
                    "currency",
                    "programme",
                    "for");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(
            String reference,
            String enterprise,
            String name,
            BankDetails account,
            Money amount,
            String programme,
            String thing) {
        try {
            printer.printRecord(
                    reference,
                    enterprise,
                    name,
                    account.holder(),
                    account.bank(),
                    account.number(),
                    amount.toString(),
                    "CNY",
                    programme,
                    thing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return text.toString();
    }
}
