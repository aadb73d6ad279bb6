package org.echelon.platform.outlook;

import org.echelon.policy.message.Words;

/// What a change of a verdict came from.
public enum Cause {
    /// Other facts, titles or awards on file.
    FACTS("登记数据变化", "Other data on file"),
    /// Another publication of the programme, with the same data.
    PROGRAMME("政策有新发布", "A new publication of the programme"),
    /// Neither: the day alone, such as a term that has run out.
    TIME("时间推移", "The passing of time");

    private final String chinese;
    private final String english;

    Cause(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    public Words words() {
        return new Words(chinese, english);
    }
}
