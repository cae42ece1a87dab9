package dev.sonde.mirror.scrub;

import dev.sonde.client.Counter64;
import dev.sonde.client.Gauge32;
import dev.sonde.client.Integer32;
import dev.sonde.client.IpAddress;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.Recording;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// A device that gives away whatever a device can, everywhere it can.
final class Office {

    static final String NAME = "zrh-core-7";
    static final String FULL_NAME = NAME + ".bank.corp";
    static final String CONTACT = "Vreni Meier, vreni.meier@bank.corp";
    static final String LOCATION = "Bahnhofstrasse 45, Käfig 3";
    static final String NEIGHBOUR = "bsl-edge-2";
    static final String SERIAL = "FOC1932X0KJ";
    static final String ASSET = "INV-0044871";
    static final String USER = "vmeier71";
    static final String COMMUNITY = "s3cr3tRO!";
    static final String PROCESS = "acme-ledgerd";
    static final String ALIAS = "to the vault in the cellar";
    static final String NOTE = "Do not reboot before the audit";
    static final IpAddress IPV4 = IpAddress.of("10.77.131.9");
    static final IpAddress PUBLIC_IPV4 = IpAddress.of("85.195.204.77");
    static final IpAddress GATEWAY = IpAddress.of("10.77.131.254");
    static final IpAddress MASK = IpAddress.of("255.255.255.0");
    static final byte[] IPV6 = HexFormat.of().parseHex("2a02abcd77310000c0de12345678fe09");
    static final byte[] MAC = HexFormat.of().parseHex("001a2bc4d5e6");
    static final byte[] OTHER_MAC = HexFormat.of().parseHex("3c5ab4918273");
    static final String HOST = "ledger-db.bank.corp";

    private final List<VarBind> objects = new ArrayList<>();

    private Office() {
        system();
        tables();
        neighbours();
        vendor();
        identity();
    }

    static Recording recording() {
        return Recording.of(new Office().objects, oid -> oid.text().startsWith("1.3.6.1.2.1.1.5"));
    }

    /// All that identifies the office: text, and octets of addresses.
    static List<byte[]> secrets(ScrubProfile profile) {
        List<String> texts =
                new ArrayList<>(List.of(NAME, CONTACT, LOCATION, ASSET, COMMUNITY, ALIAS));
        List<byte[]> secrets = new ArrayList<>();
        if (profile.compareTo(ScrubProfile.NETWORK) >= 0) {
            texts.addAll(List.of(NEIGHBOUR, HOST, "vreni.meier", "bank.corp"));
            secrets.addAll(List.of(IPV4.toBytes(), PUBLIC_IPV4.toBytes(), GATEWAY.toBytes()));
            secrets.addAll(List.of(IPV6, MAC, OTHER_MAC));
        }
        if (profile == ScrubProfile.STRICT) {
            texts.addAll(List.of(SERIAL, USER, PROCESS, NOTE));
        }
        texts.forEach(text -> secrets.add(text.getBytes(StandardCharsets.UTF_8)));
        return secrets;
    }

    static String arcs(byte[] octets) {
        StringBuilder arcs = new StringBuilder();
        for (byte octet : octets) {
            arcs.append(arcs.isEmpty() ? "" : ".").append(octet & 0xFF);
        }
        return arcs.toString();
    }

    static String colons(byte[] mac) {
        return HexFormat.ofDelimiter(":").formatHex(mac);
    }

    private void add(String oid, Value value) {
        objects.add(new VarBind(Oid.of(oid), value));
    }

    private void add(String oid, String text) {
        add(oid, OctetString.of(text));
    }

    private void add(String oid, byte[] octets) {
        add(oid, OctetString.of(octets));
    }

    private void system() {
        add("1.3.6.1.2.1.1.1.0", "Linux " + NAME + " 6.1.0 #1 SMP, version 12.2.55.1 on " + SERIAL);
        add("1.3.6.1.2.1.1.2.0", Oid.of("1.3.6.1.4.1.32473.1"));
        add("1.3.6.1.2.1.1.4.0", CONTACT);
        add("1.3.6.1.2.1.1.5.0", FULL_NAME);
        add("1.3.6.1.2.1.1.6.0", OctetString.of(LOCATION.getBytes(StandardCharsets.UTF_8)));
        add("1.3.6.1.2.1.2.2.1.2.1", "Gigabit port 1");
        add("1.3.6.1.2.1.2.2.1.6.1", MAC);
        add("1.3.6.1.2.1.2.2.1.6.2", new byte[6]);
        add("1.3.6.1.2.1.2.2.1.6.3", "");
        add("1.3.6.1.2.1.31.1.1.1.6.1", new Counter64(-1));
        add("1.3.6.1.2.1.31.1.1.1.18.1", ALIAS);
        add("1.3.6.1.2.1.31.1.1.1.18.2", "");
        add("1.3.6.1.6.3.10.2.1.1.0", HexFormat.of().parseHex("80007ed903001a2bc4d5e6"));
    }

    private void tables() {
        for (IpAddress address : List.of(IPV4, PUBLIC_IPV4, IpAddress.of("127.0.0.1"))) {
            add("1.3.6.1.2.1.4.20.1.1." + address.text(), address);
            add("1.3.6.1.2.1.4.20.1.2." + address.text(), new Integer32(1));
            add("1.3.6.1.2.1.4.20.1.3." + address.text(), MASK);
        }
        add("1.3.6.1.2.1.4.21.1.1.0.0.0.0", IpAddress.of("0.0.0.0"));
        add("1.3.6.1.2.1.4.21.1.7.0.0.0.0", GATEWAY);
        add("1.3.6.1.2.1.4.22.1.2.1." + GATEWAY.text(), OTHER_MAC);
        add("1.3.6.1.2.1.4.22.1.3.1." + GATEWAY.text(), GATEWAY);
        add("1.3.6.1.2.1.4.24.4.1.1.10.77.131.0.255.255.255.0.0.10.77.131.254", GATEWAY);
        add("1.3.6.1.2.1.4.24.7.1.7.1.4.10.77.131.0.24.2.0.0.1.4.10.77.131.254", new Integer32(1));
        add(
                "1.3.6.1.2.1.4.34.1.5.1.4." + IPV4.text(),
                Oid.of("1.3.6.1.2.1.4.32.1.5.1.1.4.10.77.131.0.24"));
        add("1.3.6.1.2.1.4.34.1.3.2.16." + arcs(IPV6), new Integer32(1));
        add("1.3.6.1.2.1.4.35.1.4.1.2.16." + arcs(IPV6), OTHER_MAC);
        add(
                "1.3.6.1.2.1.6.13.1.1." + IPV4.text() + ".22." + PUBLIC_IPV4.text() + ".50022",
                new Integer32(5));
        add(
                "1.3.6.1.2.1.6.19.1.7.2.16." + arcs(IPV6) + ".22.1.4." + IPV4.text() + ".9",
                new Gauge32(1));
        add("1.3.6.1.2.1.7.5.1.1." + IPV4.text() + ".161", IPV4);
        add("1.3.6.1.2.1.17.1.1.0", MAC);
        add("1.3.6.1.2.1.17.2.5.0", Octets.of("\u0080\0" + Octets.latin1(MAC)));
        for (byte[] mac : List.of(MAC, OTHER_MAC)) {
            add("1.3.6.1.2.1.17.4.3.1.1." + arcs(mac), mac);
            add("1.3.6.1.2.1.17.4.3.1.2." + arcs(mac), new Integer32(4));
            add("1.3.6.1.2.1.17.7.1.2.2.1.2.10." + arcs(mac), new Integer32(4));
        }
    }

    private void neighbours() {
        String row = ".0.5.1";
        add("1.0.8802.1.1.2.1.3.2.0", MAC);
        add("1.0.8802.1.1.2.1.3.3.0", FULL_NAME);
        add("1.0.8802.1.1.2.1.3.8.1.5.1.4." + IPV4.text(), new Integer32(1));
        add("1.0.8802.1.1.2.1.4.1.1.5" + row, OTHER_MAC);
        add("1.0.8802.1.1.2.1.4.1.1.7" + row, "xe-0/0/7");
        add("1.0.8802.1.1.2.1.4.1.1.9" + row, NEIGHBOUR);
        add(
                "1.0.8802.1.1.2.1.4.1.1.10" + row,
                "Edge switch " + NEIGHBOUR + ", mail netops@bank.corp");
        add("1.0.8802.1.1.2.1.4.2.1.4" + row + ".1.4." + GATEWAY.text(), new Integer32(1));
        add("1.3.6.1.4.1.9.9.23.1.2.1.1.4.1.1", GATEWAY.toBytes());
        add("1.3.6.1.4.1.9.9.23.1.2.1.1.6.1.1", NEIGHBOUR + ".bank.corp");
    }

    /// Tables that nobody knows.
    private void vendor() {
        String vendor = "1.3.6.1.4.1.32473.";
        add(vendor + "7.1.1.1." + IPV4.text(), new Integer32(1));
        add(vendor + "7.1.1.2.6." + arcs(OTHER_MAC), new Integer32(1));
        add(vendor + "7.1.1.3.16." + arcs(IPV6), new Integer32(1));
        add(vendor + "7.1.1.4.10." + arcs(Octets.of(NEIGHBOUR)), new Integer32(1));
        add(vendor + "7.1.1.5.11." + arcs(Octets.of(IPV4.text())), new Integer32(1));
        add(vendor + "7.2.1.0", IPV4);
        add(vendor + "7.2.2.0", "syslog to " + GATEWAY.text() + ", via " + colons(OTHER_MAC));
        add(
                vendor + "7.2.3.0",
                "ledger on " + HOST + " or [2a02:abcd:7731::c0de:1234:5678:fe09]:514");
        add(
                vendor + "7.2.4.0",
                "id " + HexFormat.of().withUpperCase().formatHex(MAC) + "/" + "3c5a.b491.8273");
        add(vendor + "7.2.5.0", Octets.of("\u0001\u0002" + Octets.latin1(MAC) + "\u0003"));
        add(vendor + "7.2.6.0", "backup_" + NAME + "_full");
        add(vendor + "7.2.7.0", NOTE);
        add(vendor + "7.2.8.0", "23.5 C");
    }

    private void identity() {
        add("1.3.6.1.2.1.47.1.2.1.1.7.1", HexFormat.of().parseHex("80001f8880e1d1f00a17c6a25f"));
        add("1.3.6.1.2.1.47.1.1.1.1.11.1", SERIAL);
        add("1.3.6.1.2.1.47.1.1.1.1.15.1", ASSET);
        add("1.3.6.1.2.1.25.4.2.1.2.77", PROCESS);
        add("1.3.6.1.2.1.25.4.2.1.5.77", "--user " + USER + " --db " + HOST);
        add("1.3.6.1.4.1.9.9.43.1.1.6.1.7.1", USER);
        add("1.3.6.1.6.3.18.1.1.1.2.3.97.98.99", COMMUNITY);
        add("1.3.6.1.6.3.15.1.2.2.1.5.5.1.2.3.4.5.1.97", new Integer32(1));
        add("1.3.6.1.6.3.16.1.2.1.3.2.9." + arcs(Octets.of(COMMUNITY)), "grp" + COMMUNITY);
        add("1.3.6.1.6.3.12.1.2.1.3.1.97", IPV4.toBytes());
    }
}
