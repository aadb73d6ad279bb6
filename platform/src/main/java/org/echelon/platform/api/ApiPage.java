package org.echelon.platform.api;

import java.util.List;

/// One page of a list.
///
/// @param items what is on it
/// @param page 1 for the first
/// @param size items a page
/// @param total items of all pages
record ApiPage<T>(List<T> items, int page, int size, int total) {

    static final int LARGEST = 500;

    ApiPage {
        items = List.copyOf(items);
    }
}
