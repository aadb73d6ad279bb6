package org.echelon.conformance;

/// How fast a rival is, for tables that compare with it.
public final class ContestRate {

    private ContestRate() {}

    /// Evaluations of the sample of `cn/tech-sme` by KIE in a second of processor time.
    public static double kieOnTechSme() {
        return EvaluationProcessorTime.median(ContestEngine.KIE, ContestModel.TECH_SME);
    }
}
