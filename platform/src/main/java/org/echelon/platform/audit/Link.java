package org.echelon.platform.audit;

/// A link of the chain.
///
/// @param sequence its place, from 1 without gaps
/// @param record the row it stands for
/// @param content hash of what that row says
/// @param hash hash of the hash before it and of `content`
record Link(long sequence, long record, String content, String hash) {

    /// What stands before the first link.
    static final Link NONE = new Link(0, 0, "0".repeat(64), "0".repeat(64));

    Link next(long nextRecord, String nextContent) {
        return new Link(sequence + 1, nextRecord, nextContent, Entry.sha256(hash + nextContent));
    }
}
