package io.aiadmin.host.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;

/**
 * Hashes and checks passwords with Argon2id. At most eight at once, since each takes 19 MiB: a flood of logins must not eat the memory.
 */
public final class Passwords {

    /** Shortest and longest password; any characters. */
    public static final int SHORTEST = 10;

    public static final int LONGEST = 128;

    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

    private final Semaphore atOnce = new Semaphore(8, true);
    /** Checked against when there is no such user, so that both answers take the same time. */
    private final String nobody =
            Password.hash("nobody's password").addRandomSalt(16).with(ARGON2).getResult();

    /** Whether the length is fit; the rest is the person's own affair. */
    public static boolean fit(String password) {
        int length = password.codePointCount(0, password.length());
        return length >= SHORTEST && length <= LONGEST;
    }

    public String hash(String password) {
        atOnce.acquireUninterruptibly();
        try {
            return Password.hash(password).addRandomSalt(16).with(ARGON2).getResult();
        } finally {
            atOnce.release();
        }
    }

    public boolean matches(String password, String hash) {
        atOnce.acquireUninterruptibly();
        try {
            return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
        } finally {
            atOnce.release();
        }
    }

    /** Takes as long as {@link #matches}, so that an unknown address is answered no faster than a wrong password. */
    public void matchesNobody(String password) {
        matches(password, nobody);
    }
}
