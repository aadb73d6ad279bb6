# Reads Surefire's reports; prints totals per module, each reason to skip with its tests, each failure,
# and as the last line `N passed, N failed, N skipped`. Exits 1 when a test failed or none ran.
# Variables: root (with a slash at the end), status (Maven's), no_browser (why, or empty), ci.

function attribute(line, name,    text) {
    if (!match(line, "[ \t]" name "=\"[^\"]*\"")) return ""
    text = substr(line, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
    return plain(text)
}

function plain(text) {
    gsub(/(&#1[03];| )+/, " ", text)
    sub(/^ /, "", text)
    gsub(/&quot;/, "\"", text); gsub(/&apos;/, "'", text)
    gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&amp;/, "\\&", text)
    return text
}

FNR == 1 {
    module = FILENAME
    sub(root, "", module)
    sub(/\/.*/, "", module)
    if (!(module in ran)) { modules[++module_count] = module; ran[module] = 0 }
}
/^ *<testcase / {
    test = attribute($0, "classname")
    sub(/^.*\./, "", test)
    test = test "." attribute($0, "name")
    ran[module]++
}
/^ *<skipped/ {
    skipped[module]++
    skip_count++
    reason = attribute($0, "message")
    if (reason == "") {   # an assumption that did not hold: the reason follows the exception's name
        reason = $0
        sub(/^[^:]*: */, "", reason)
        reason = plain(reason)
    }
    if (reason == "" || reason ~ /^ *</) reason = "no reason given"
    if (!(reason in skips)) reasons[++reason_count] = reason
    skips[reason] = skips[reason] (skips[reason] == "" ? "" : ", ") test
}
/^ *<(failure|error)[ >]/ {
    failed[module]++
    failures[++failure_count] = test ": " attribute($0, "message")
}

END {
    print ""
    for (i = 1; i <= module_count; i++) {
        m = modules[i]
        passed = ran[m] - failed[m] - skipped[m]
        total += passed
        printf "%-12s %d passed, %d failed, %d skipped\n", m, passed, failed[m], skipped[m]
    }
    if (no_browser != "" && ci == "true") failures[++failure_count] = no_browser "; with CI=true that is a failure"
    else if (no_browser != "") print "Skipped: " no_browser
    if (status != 0 && failure_count == 0) failures[++failure_count] = "the build itself failed; see the lines above and the log"
    if (total + failure_count == 0) failures[++failure_count] = "no test ran"
    for (i = 1; i <= reason_count; i++) print "Skipped: " reasons[i] ": " skips[reasons[i]]
    for (i = 1; i <= failure_count; i++) print "Failed: " failures[i]
    printf "%d passed, %d failed, %d skipped\n", total, failure_count, skip_count
    exit failure_count > 0
}
