package org.eduverify.directory.imports;

import com.google.common.net.InetAddresses;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/** Tells public internet addresses from private, local and reserved ones (IANA special-purpose address registries). */
final class PublicAddresses {

    private PublicAddresses() {}

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return address instanceof Inet6Address v6 ? isPublicV6(v6) : isPublicV4((Inet4Address) address);
    }

    private static boolean isPublicV4(Inet4Address address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        boolean sharedOrThisNetwork = first == 0 || first == 100 && second >= 64 && second < 128;
        boolean protocolsOrExamples = first == 192 && second == 0
                || first == 198 && second == 51 && third == 100
                || first == 203 && second == 0 && third == 113;
        boolean benchmarks = first == 198 && (second == 18 || second == 19);
        return !sharedOrThisNetwork && !protocolsOrExamples && !benchmarks && first < 240;
    }

    /** Only global unicast (2000::/3) is public, and an IPv4 address inside must be public, too. */
    private static boolean isPublicV6(Inet6Address address) {
        byte[] bytes = address.getAddress();
        boolean globalUnicast = (bytes[0] & 0xe0) == 0x20;
        boolean examples = bytes[0] == 0x20 && bytes[1] == 1 && bytes[2] == 0x0d && bytes[3] == (byte) 0xb8;
        return globalUnicast
                && !examples
                && (!InetAddresses.hasEmbeddedIPv4ClientAddress(address)
                        || isPublic(InetAddresses.getEmbeddedIPv4ClientAddress(address)));
    }
}
