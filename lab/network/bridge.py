#!/usr/bin/env python3
"""Delay, jitter and loss between a browser and the lab's PBX, in user space: kernels need no netem for it.

  bridge.py INTERFACE PBX_ADDRESS BROWSER_ADDRESS RESOLVER_FILE

Makes a TUN interface where it was started, with the PBX's address, and one in a network namespace of its own, with the
browser's, and carries IPv4 packets between the two, late or not at all. Whatever is not for the other end is dropped
without a word, as by a firewall. The namespace has no name: what is to run in it enters that of this process (nsenter),
which also sees RESOLVER_FILE as /etc/resolv.conf. Interfaces and namespace end with the process.

Orders are lines on standard input, each answered by "done" or by "fault …" on standard output. Its end ends the bridge.

  set DELAY JITTER LOSS  DELAY: milliseconds one way. JITTER: each packet up to so many later or earlier; with 0 packets keep
                         their order. LOSS: per cent of the packets each way; at 100 nobody is told of anything.
  address ADDRESS        the browser's address is another one from now on; packets to and from the old one are dropped
  reset                  ends every TCP connection there is, as a server does that restarts: both ends get a RST

Packets under way keep their old time. There is no limit of bandwidth, and none to what may be under way.
"""

import ctypes
import fcntl
import heapq
import os
import random
import select
import socket
import struct
import subprocess
import sys
import time

CLONE_NEWNS = 0x00020000
CLONE_NEWNET = 0x40000000
MS_BIND = 0x1000
MS_REC = 0x4000
MS_PRIVATE = 0x40000
TUNSETIFF = 0x400454CA
IFF_TUN = 0x0001
IFF_NO_PI = 0x1000

TCP = 6
FIN, SYN, RST, ACK = 0x01, 0x02, 0x04, 0x10

libc = ctypes.CDLL(None, use_errno=True)


def checked(result, what):
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), what)


def ip(*words):
    subprocess.run(["ip", *words], check=True)


def write_setting(path, value):
    with open(f"/proc/sys/net/{path}", "w", encoding="ascii") as file:
        file.write(value)


def open_tun(name, address):
    """In the namespace we are in."""
    tun = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH", name.encode(), IFF_TUN | IFF_NO_PI))
    # Before it is up: it would tell everybody of itself by IPv6, which nobody answers.
    write_setting(f"ipv6/conf/{name}/disable_ipv6", "1")
    ip("address", "add", f"{address}/24", "dev", name)
    ip("link", "set", name, "up")
    return tun


def enter_own_namespace(resolver_file):
    checked(libc.unshare(CLONE_NEWNET | CLONE_NEWNS), "a namespace of our own")
    # Else the machine itself would see what we mount.
    checked(libc.mount(b"none", b"/", None, MS_REC | MS_PRIVATE, None), "/")
    checked(
        libc.mount(resolver_file.encode(), b"/etc/resolv.conf", None, MS_BIND, None), "/etc/resolv.conf"
    )
    ip("link", "set", "lo", "up")
    # Else a first address would take the second along.
    write_setting("ipv4/conf/all/promote_secondaries", "1")


def checksum(data):
    """RFC 1071."""
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def reset_packet(source, source_port, target, target_port, sequence):
    """A RST as `source` would send it; `sequence` is what `target` awaits next (RFC 5961 3.2)."""
    tcp = struct.pack("!HHLLBBHHH", source_port, target_port, sequence, 0, 5 << 4, RST, 0, 0, 0)
    pseudo = source + target + struct.pack("!BBH", 0, TCP, len(tcp))
    tcp = tcp[:16] + struct.pack("!H", checksum(pseudo + tcp)) + tcp[18:]
    header = struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(tcp), 0, 0x4000, 64, TCP, 0) + source + target
    return header[:10] + struct.pack("!H", checksum(header)) + header[12:] + tcp


class Connections:
    """The TCP connections there are, each way with the number that its sender's next byte will have."""

    def __init__(self):
        self.next_number = {}

    def watch(self, packet):
        header = (packet[0] & 0xF) * 4
        if packet[9] != TCP or len(packet) < header + 20:
            return
        (length,) = struct.unpack_from("!H", packet, 2)
        source_port, target_port, sequence = struct.unpack_from("!HHL", packet, header)
        flags = packet[header + 13]
        way = (packet[12:16], source_port, packet[16:20], target_port)
        if flags & RST:
            self.next_number.pop(way, None)
            return
        data = length - header - (packet[header + 12] >> 4) * 4
        number = (sequence + data + bool(flags & SYN) + bool(flags & FIN)) & 0xFFFFFFFF
        known = self.next_number.get(way)
        # What is sent again is behind what we know already; a SYN begins anew.
        if known is None or flags & SYN or (number - known) & 0xFFFFFFFF < 0x80000000:
            self.next_number[way] = number

    def resets(self):
        packets = [reset_packet(*way, number) for way, number in self.next_number.items()]
        self.next_number.clear()
        return packets


class Way:
    """One direction: what is under way, and where it comes out."""

    def __init__(self, out):
        self.out = out
        self.queue = []
        self.count = 0
        self.latest = 0.0

    def send(self, packet, delay, jitter):
        due = time.monotonic() + max(0.0, delay + random.uniform(-jitter, jitter)) / 1000
        if jitter == 0:
            due = self.latest = max(due, self.latest)
        self.count += 1
        heapq.heappush(self.queue, (due, self.count, packet))

    def deliver(self, now):
        """Milliseconds until there is more to do; None when nothing is under way."""
        while self.queue and self.queue[0][0] <= now:
            try:
                os.write(self.out, heapq.heappop(self.queue)[2])
            except OSError:
                pass  # An interface that is full loses the packet.
        return self.queue[0][0] - now if self.queue else None


class Bridge:
    def __init__(self, interface, pbx, browser, resolver_file):
        self.interface = interface
        self.pbx = socket.inet_aton(pbx)
        self.browser = socket.inet_aton(browser)
        self.gateway = pbx
        self.delay = self.jitter = self.loss = 0.0
        self.connections = Connections()
        at_pbx = open_tun(interface, pbx)
        enter_own_namespace(resolver_file)
        at_browser = open_tun(interface, browser)
        self.give_a_way_out()
        self.ways = {at_pbx: Way(at_browser), at_browser: Way(at_pbx)}
        self.to_browser = self.ways[at_pbx]
        self.to_pbx = self.ways[at_browser]

    def give_a_way_out(self):
        """Without one, a browser says that the computer is offline, and an address elsewhere is refused at once."""
        ip("route", "replace", "default", "via", self.gateway, "dev", self.interface)

    def carry(self, tun):
        way = self.ways[tun]
        for _ in range(64):
            try:
                packet = os.read(tun, 65535)
            except BlockingIOError:
                return
            ends = (packet[12:16], packet[16:20])
            if ends not in ((self.pbx, self.browser), (self.browser, self.pbx)):
                continue
            self.connections.watch(packet)
            if self.loss and random.random() * 100 < self.loss:
                continue
            way.send(packet, self.delay, self.jitter)

    def obey(self, verb, *words):
        if verb == "set":
            self.delay, self.jitter, self.loss = (float(word) for word in words)
        elif verb == "address":
            (address,) = words
            old = socket.inet_ntoa(self.browser)
            ip("address", "add", f"{address}/24", "dev", self.interface)
            ip("address", "del", f"{old}/24", "dev", self.interface)
            self.browser = socket.inet_aton(address)
            self.give_a_way_out()
        elif verb == "reset":
            for packet in self.connections.resets():
                way = self.to_browser if packet[16:20] == self.browser else self.to_pbx
                way.send(packet, self.delay, self.jitter)
        else:
            raise ValueError(f"no such order: {verb}")

    def run(self):
        orders = b""
        stdin = sys.stdin.fileno()
        while True:
            now = time.monotonic()
            waits = [wait for way in self.ways.values() if (wait := way.deliver(now)) is not None]
            # select, because epoll's waits are whole milliseconds.
            readable, _, _ = select.select([stdin, *self.ways], [], [], min(waits, default=None))
            for descriptor in readable:
                if descriptor != stdin:
                    self.carry(descriptor)
                    continue
                read = os.read(stdin, 4096)
                if not read:
                    return
                *lines, orders = (orders + read).split(b"\n")
                for line in lines:
                    answer(self, line.decode().split())


def answer(bridge, words):
    try:
        bridge.obey(*words)
        print("done", flush=True)
    except (ValueError, TypeError, OSError, subprocess.CalledProcessError) as error:
        print(f"fault {error}", flush=True)


def main():
    try:
        bridge = Bridge(*sys.argv[1:])
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(str(error))
    print(f"ready {os.getpid()}", flush=True)
    bridge.run()


if __name__ == "__main__":
    main()
