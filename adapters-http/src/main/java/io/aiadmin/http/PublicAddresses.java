package io.aiadmin.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Which addresses belong to the public internet. What is not surely public is not. */
final class PublicAddresses {

    private static final List<Range> CLOSED_IPV4 = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** The only part of IPv6 that is routed between networks; loopback, local, mapped and translated addresses lie outside of it. */
    private static final Range GLOBAL_IPV6 = Range.of("2000::/3");

    private static final List<Range> CLOSED_IPV6 =
            ranges("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    private PublicAddresses() {}

    static boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return CLOSED_IPV4.stream().noneMatch(range -> range.holds(bytes));
        }
        // ::ffff:a.b.c.d never comes here: InetAddress turns it into the IPv4 address that it means
        return GLOBAL_IPV6.holds(bytes) && CLOSED_IPV6.stream().noneMatch(range -> range.holds(bytes));
    }

    private static List<Range> ranges(String... notations) {
        List<Range> ranges = new ArrayList<>();
        for (String notation : notations) {
            ranges.add(Range.of(notation));
        }
        return List.copyOf(ranges);
    }

    /** All addresses that begin with the same bits. */
    private record Range(byte[] first, int bits) {

        static Range of(String notation) {
            int slash = notation.indexOf('/');
            try {
                // a literal is parsed, never looked up
                return new Range(
                        InetAddress.getByName(notation.substring(0, slash)).getAddress(),
                        Integer.parseInt(notation.substring(slash + 1)));
            } catch (UnknownHostException e) {
                throw new IllegalStateException(notation, e);
            }
        }

        boolean holds(byte[] address) {
            if (address.length != first.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (first[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
