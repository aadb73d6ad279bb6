package org.echelon.platform.ledger;

import java.util.Optional;
import org.echelon.policy.message.Words;

/// An account at a bank, as the enterprise writes it down.
///
/// @param holder name of the account, which is the enterprise's own
/// @param bank the bank and branch where it is held
/// @param number digits of the account, spaces allowed
public record BankDetails(String holder, String bank, String number) {

    private static final int SHORTEST = 8;
    private static final int LONGEST = 32;
    private static final int LONGEST_NAME = 200;

    public BankDetails {
        holder = holder.strip();
        bank = bank.strip();
        number = number.replaceAll("[\\s-]", "");
    }

    /// What is wrong with it, said for the person who typed it; empty when nothing is.
    public Optional<Words> problem() {
        if (holder.isEmpty() || holder.length() > LONGEST_NAME) {
            return Optional.of(new Words("请填写户名。", "Enter the name of the account."));
        }
        if (bank.isEmpty() || bank.length() > LONGEST_NAME) {
            return Optional.of(new Words("请填写开户银行。", "Enter the bank and its branch."));
        }
        if (holder.matches("(?s)[=+@-].*|.*\\p{Cntrl}.*")
                || bank.matches("(?s)[=+@-].*|.*\\p{Cntrl}.*")) {
            return Optional.of(
                    new Words(
                            "户名和开户银行不能以 = + - @ 开头，也不能含有控制字符。",
                            "The names of account and bank may not begin with = + - @ nor hold"
                                    + " control characters."));
        }
        if (!number.matches("[0-9]{%d,%d}".formatted(SHORTEST, LONGEST))) {
            return Optional.of(
                    new Words(
                            "银行账号应为 %d 至 %d 位数字，填写的有 %d 个字符。"
                                    .formatted(SHORTEST, LONGEST, number.length()),
                            "An account number has %d to %d digits; this one has %d characters."
                                    .formatted(SHORTEST, LONGEST, number.length())));
        }
        return Optional.empty();
    }

    String lastFour() {
        return number.substring(number.length() - 4);
    }

    /// Never the number: whatever is printed may end in a log.
    @Override
    public String toString() {
        return "BankDetails[…]";
    }
}
