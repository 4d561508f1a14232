package app.prosa.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// WebSockets (RFC 6455) on the loopback address, which the JDK's server does not have: text, pings, and no more.
final class SocketServer implements AutoCloseable {

    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int LONGEST = 64 * 1024;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int LAST = 0x80;

    /// What the server does with a connection.
    interface Party {

        void heard(String text);

        void gone();
    }

    /// How it is spoken to.
    interface Wire {

        void send(String text);

        void close();
    }

    private final ServerSocket server;
    private final String protocol;
    private final Function<Wire, Party> join;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private SocketServer(ServerSocket server, String protocol, Function<Wire, Party> join) {
        this.server = server;
        this.protocol = protocol;
        this.join = join;
    }

    /// @param protocol what is spoken there
    static SocketServer start(int port, String protocol, Function<Wire, Party> join) {
        try {
            var started =
                    new SocketServer(new ServerSocket(port, 64, InetAddress.getLoopbackAddress()), protocol, join);
            Thread.ofVirtual().start(started::listen);
            return started;
        } catch (IOException taken) {
            throw new UncheckedIOException("The simulator cannot listen on port " + port + ".", taken);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    private void listen() {
        try {
            while (true) {
                var socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException _) {
            // Closed: nobody is let in any more.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            if (greet(in, socket.getOutputStream())) {
                var wire = new Line(socket);
                var party = join.apply(wire);
                try {
                    hear(in, wire, party);
                } finally {
                    party.gone();
                }
            }
        } catch (IOException _) {
            // Whoever it was is gone.
        } finally {
            open.remove(socket);
        }
    }

    private boolean greet(DataInputStream in, OutputStream out) throws IOException {
        var key = "";
        var speaks = "";
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var name = line.toLowerCase(Locale.ROOT);
            var value = line.substring(line.indexOf(':') + 1).strip();
            if (name.startsWith("sec-websocket-key:")) {
                key = value;
            } else if (name.startsWith("sec-websocket-protocol:")) {
                speaks = value;
            }
        }
        boolean understood = !key.isEmpty() && Set.of(speaks.split("\\s*,\\s*")).contains(protocol);
        var answer = understood
                ? "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + accepted(key) + "\r\nSec-WebSocket-Protocol: " + protocol
                : "HTTP/1.1 400 Bad Request\r\nContent-Length: 0";
        out.write((answer + "\r\n\r\n").getBytes(US_ASCII));
        out.flush();
        return understood;
    }

    private static String line(DataInputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
            line.write(c);
            if (line.size() > LONGEST) {
                throw new IOException("A line is too long.");
            }
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }

    private static String accepted(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void hear(DataInputStream in, Line wire, Party party) throws IOException {
        var text = new ByteArrayOutputStream();
        while (true) {
            int head;
            try {
                head = in.readUnsignedByte();
            } catch (EOFException end) {
                return;
            }
            var payload = payload(in);
            switch (head & 0x0f) {
                case CLOSE -> {
                    return;
                }
                case PING -> wire.write(PONG, payload);
                case PONG -> {}
                default -> {
                    text.write(payload);
                    if ((head & LAST) != 0) {
                        party.heard(text.toString(UTF_8));
                        text.reset();
                    }
                }
            }
        }
    }

    private static byte[] payload(DataInputStream in) throws IOException {
        int second = in.readUnsignedByte();
        long length = second & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        if ((second & LAST) == 0 || length < 0 || length > LONGEST) {
            throw new IOException("No frame that is taken here.");
        }
        var mask = in.readNBytes(4);
        var payload = in.readNBytes((int) length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    private record Line(Socket socket) implements Wire {

        @Override
        public void send(String text) {
            try {
                write(TEXT, text.getBytes(UTF_8));
            } catch (IOException _) {
                close();
            }
        }

        synchronized void write(int kind, byte[] payload) throws IOException {
            var frame = new ByteArrayOutputStream();
            frame.write(LAST | kind);
            if (payload.length < 126) {
                frame.write(payload.length);
            } else {
                frame.write(126);
                frame.write(payload.length >> 8);
                frame.write(payload.length);
            }
            frame.write(payload);
            socket.getOutputStream().write(frame.toByteArray());
            socket.getOutputStream().flush();
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException _) {
                // It is closed all the same.
            }
        }
    }

    /// Everybody who is there is cut off; others may come.
    void cut() {
        open.forEach(it -> new Line(it).close());
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException _) {
            // It is closed all the same.
        }
        cut();
    }
}
