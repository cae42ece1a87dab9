package dev.sonde.simulator.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/// What a file looks like from outside: another stamp, another content.
///
/// @param key what the file system knows the file by, so that a file put in place of another one is
///   seen; null where it does not say.
record FileStamp(FileTime modified, long size, @Nullable Object key) {

    /// Of a file that is not there.
    static final FileStamp ABSENT = new FileStamp(FileTime.fromMillis(0), -1, null);

    static FileStamp of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            // Of a folder only what changes when files come and go.
            long size = attributes.isDirectory() ? 0 : attributes.size();
            return new FileStamp(attributes.lastModifiedTime(), size, attributes.fileKey());
        } catch (IOException e) {
            return ABSENT;
        }
    }
}
