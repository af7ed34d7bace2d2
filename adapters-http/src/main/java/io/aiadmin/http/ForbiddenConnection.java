package io.aiadmin.http;

import java.net.SocketException;
import java.net.UnknownHostException;

/** Tells, through OkHttp, that a connection was refused by {@link EgressGuard}. */
interface ForbiddenConnection {

    /** A name that leads to an address which is not public. */
    final class Lookup extends UnknownHostException implements ForbiddenConnection {
        private static final long serialVersionUID = 1L;

        Lookup() {
            super("the name leads to an address that is not public");
        }
    }

    /** An address that is not public, at the moment of connecting to it. */
    final class Connect extends SocketException implements ForbiddenConnection {
        private static final long serialVersionUID = 1L;

        Connect() {
            super("the address is not public");
        }
    }
}
