package org.echelon.platform.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Links to the pages of a table.
///
/// @param page the page shown, 1 for the first
/// @param pages how many there are
/// @param previous address of the page before; absent on the first
/// @param next address of the page after; absent on the last
/// @param links the first, the last and the pages around the one shown
public record Paging(
        int page, int pages, @Nullable String previous, @Nullable String next, List<Link> links) {

    /// Everything stands on one page.
    public static final Paging NONE = new Paging(1, 1, null, null, List.of());

    /// A page; number 0 stands for pages left out.
    public record Link(int number, String address) {}

    static Paging of(int page, int pages, Address address) {
        List<Link> links = new ArrayList<>();
        int before = 0;
        for (int number = 1; number <= pages; number++) {
            if (number == 1 || number == pages || Math.abs(number - page) <= 1) {
                if (number > before + 1) {
                    links.add(new Link(0, ""));
                }
                links.add(new Link(number, to(number, address)));
                before = number;
            }
        }
        return new Paging(
                page,
                pages,
                page > 1 ? to(page - 1, address) : null,
                page < pages ? to(page + 1, address) : null,
                links);
    }

    private static String to(int page, Address address) {
        return address.with("page", Integer.toString(page)).toString();
    }
}
