package org.echelon.population.synthesis;

import java.util.List;
import org.echelon.policy.message.Words;
import org.echelon.population.Html;

/// A calibration as one page in both languages.
final class CalibrationPage {

    private CalibrationPage() {}

    static String of(Calibration calibration) {
        Html html = new Html();
        html.open("合成数据校准报告 · Calibration of a synthetic population");
        html.note(new Words("合成数据：全部企业均为虚构。", "Synthetic data: every enterprise is invented."));
        html.heading(1, new Words("合成数据校准报告", "Calibration of a synthetic population"));
        html.paragraph(
                new Words(
                        "%,d 家企业，种子 %d。同一种子得到同样的数据。"
                                .formatted(calibration.enterprises(), calibration.seed()),
                        "%,d enterprises, seed %d. The same seed gives the same data."
                                .formatted(calibration.enterprises(), calibration.seed())));
        html.heading(2, new Words("与公布数据的对照", "Against what was published"));
        html.table(
                new Words("指标", "Target"),
                new Words("来源", "Source"),
                new Words("公布值", "Published"),
                new Words("按规模折算", "Scaled"),
                new Words("实际生成", "Drawn"),
                new Words("差异", "Difference"));
        for (Calibration.Target target : calibration.targets()) {
            html.row(
                    target.name(),
                    plain(target.source()),
                    plain("%,d".formatted(target.published())),
                    plain("%,d".formatted(target.scaled())),
                    plain("%,d".formatted(target.drawn())),
                    plain("%,d".formatted(target.difference())));
        }
        html.endTable();
        list(
                html,
                new Words("没有来源、由我们设定的部分", "What no source says and is assumed"),
                Published.ASSUMPTIONS);
        list(html, new Words("已公布但未采用的数据", "Published and not used"), Published.NOT_USED);
        return html.close();
    }

    private static void list(Html html, Words title, List<Words> all) {
        html.heading(2, title);
        all.forEach(html::paragraph);
    }

    private static Words plain(String text) {
        return new Words(text, text);
    }
}
