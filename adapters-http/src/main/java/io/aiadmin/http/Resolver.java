package io.aiadmin.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import okhttp3.Dns;

/**
 * Looks names up. IPv4 comes first: a host without an IPv6 route would otherwise spend its repeats on addresses that it can't reach.
 *
 * @param publicOnly refuses a name when any of its addresses is not public
 */
record Resolver(Dns dns, boolean publicOnly) implements Dns {

    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        List<InetAddress> found = new ArrayList<>(dns.lookup(hostname));
        if (publicOnly && !found.stream().allMatch(PublicAddresses::contains)) {
            throw new ForbiddenConnection.Lookup();
        }
        found.sort(Comparator.comparing((InetAddress address) -> !(address instanceof Inet4Address)));
        return found;
    }
}
