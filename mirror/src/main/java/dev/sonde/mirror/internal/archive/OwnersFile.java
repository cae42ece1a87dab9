package dev.sonde.mirror.internal.archive;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/// A file that its owner alone may read and write, as far as the file system knows owners.
final class OwnersFile {

    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private OwnersFile() {}

    /// Creates it, if it is not there, and makes it one.
    ///
    /// @throws IOException if that may not be; the message is for people.
    static void require(Path file) throws IOException {
        try {
            if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                return;
            }
            try {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
            } catch (FileAlreadyExistsException e) {
                Files.setPosixFilePermissions(file, OWNER);
            }
        } catch (UnsupportedOperationException e) {
            // A file system of another kind, mounted into one that knows owners.
        } catch (AccessDeniedException e) {
            throw new IOException("cannot write " + file + ": permission denied", e);
        } catch (IOException e) {
            throw new IOException("cannot keep " + file + " to its owner: " + e.getMessage(), e);
        }
    }
}
