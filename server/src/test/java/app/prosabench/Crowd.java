package app.prosabench;

import app.prosabench.Benchmark.Wrong;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Very many WebSockets on one thread, with as little as each needs: a channel, and what it knows. All work is
/// done in [#until], on the caller's thread.
final class Crowd implements AutoCloseable {

    /// One address has some 28,000 ports, and those of broken connections rest for a while.
    private static final int ADDRESSES = 8;

    private final InetSocketAddress server;
    private final Selector selector;
    private final ByteBuffer input = ByteBuffer.allocate(1 << 20);
    private final List<Line> lines = new ArrayList<>();
    private int opened;

    /// Who is at the end of a connection.
    interface Guest {

        /// What it asks for, and how it shows who it is.
        String path();

        String headers();

        /// Room for what came and was not taken yet: very many have little.
        default int receives() {
            return 16 * 1024;
        }

        /// The connection is open.
        void opened(Line line) throws IOException;

        void heard(String text);

        /// It was closed, and not by us.
        void lost(String why);
    }

    Crowd(int port) throws IOException {
        server = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
        selector = Selector.open();
    }

    /// One connection.
    final class Line {

        private final Guest guest;
        private final SocketChannel channel;
        private final ByteArrayOutputStream text = new ByteArrayOutputStream();
        private byte[] rest = {};
        private boolean upgraded;

        private Line(Guest guest) throws IOException {
            this.guest = guest;
            channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, guest.receives());
            var address = InetAddress.ofLiteral("127.0.0." + (2 + opened++ % ADDRESSES));
            channel.bind(new InetSocketAddress(address, 0));
            channel.connect(server);
            channel.register(selector, SelectionKey.OP_CONNECT, this);
        }

        /// Sends a short text.
        void say(String text) throws IOException {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            // A client masks what it sends; a mask of zeros is one too.
            var frame = ByteBuffer.allocate(6 + bytes.length)
                    .put((byte) 0x81)
                    .put((byte) (0x80 | bytes.length))
                    .putInt(0)
                    .put(bytes)
                    .flip();
            write(frame);
        }

        private void write(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        private void connected(SelectionKey key) throws IOException {
            channel.finishConnect();
            key.interestOps(SelectionKey.OP_READ);
            var request = "GET " + guest.path() + " HTTP/1.1\r\nHost: localhost:" + server.getPort()
                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + guest.headers() + "\r\n";
            write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        }

        private void read() throws IOException {
            input.clear().put(rest);
            int count = channel.read(input);
            input.flip();
            boolean more = true;
            while (more) {
                more = upgraded ? frame() : response();
            }
            rest = new byte[input.remaining()];
            input.get(rest);
            if (count < 0) {
                throw new IOException("the server closed it");
            }
        }

        private boolean response() throws IOException {
            var text = StandardCharsets.US_ASCII.decode(input.duplicate()).toString();
            int end = text.indexOf("\r\n\r\n");
            if (end < 0) {
                return false;
            }
            if (!text.startsWith("HTTP/1.1 101")) {
                throw new IOException(
                        "the server answered " + text.lines().findFirst().orElse(""));
            }
            input.position(input.position() + end + 4);
            upgraded = true;
            guest.opened(this);
            return true;
        }

        /// Takes the next whole frame. Servers do not mask.
        private boolean frame() throws IOException {
            if (input.remaining() < 2) {
                return false;
            }
            input.mark();
            int first = input.get();
            long length = input.get() & 0x7f;
            int more = length == 126 ? 2 : length == 127 ? 8 : 0;
            if (input.remaining() >= more) {
                length = more == 2 ? input.getShort() & 0xffff : more == 8 ? input.getLong() : length;
                if (input.remaining() >= length) {
                    var payload = new byte[(int) length];
                    input.get(payload);
                    took(first & 0x0f, first < 0, payload);
                    return true;
                }
            }
            input.reset();
            return false;
        }

        /// A long text comes in parts; all but the first are of kind 0.
        private void took(int kind, boolean isLast, byte[] payload) throws IOException {
            switch (kind) {
                case 0, 1 -> {
                    text.write(payload);
                    if (isLast) {
                        guest.heard(text.toString(StandardCharsets.UTF_8));
                        text.reset();
                    }
                }
                case 8 -> throw new IOException("the server said goodbye" + reason(payload));
                default -> throw new IOException("a frame of kind " + kind);
            }
        }

        private static String reason(byte[] payload) {
            if (payload.length < 2) {
                return "";
            }
            var said = ByteBuffer.wrap(payload);
            return " with " + said.getShort() + " " + StandardCharsets.UTF_8.decode(said);
        }

        /// Ends it as a lost network does: without a word.
        private void cut() throws IOException {
            channel.close();
        }
    }

    /// All of them come at once.
    void join(List<? extends Guest> guests) throws IOException {
        for (var guest : guests) {
            lines.add(new Line(guest));
            // A listen queue is short: what came meanwhile goes on.
            work(0);
        }
    }

    /// Serves the connections until that is so.
    void until(BooleanSupplier done, Duration patience, String what) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new Wrong("waited in vain until " + what);
            }
            work(50);
        }
    }

    private void work(long millis) throws IOException {
        if (millis == 0) {
            selector.selectNow();
        } else {
            selector.select(millis);
        }
        var ready = selector.selectedKeys().iterator();
        while (ready.hasNext()) {
            var key = ready.next();
            ready.remove();
            serve(key, (Line) key.attachment());
        }
    }

    private static void serve(SelectionKey key, @Nullable Line line) throws IOException {
        if (line == null || !key.isValid()) {
            return;
        }
        try {
            if (key.isConnectable()) {
                line.connected(key);
            } else {
                line.read();
            }
        } catch (IOException e) {
            line.cut();
            line.guest.lost(String.valueOf(e.getMessage()));
        }
    }

    /// Everybody's network is gone.
    void cut() throws IOException {
        for (var line : lines) {
            line.cut();
        }
        lines.clear();
        selector.selectNow();
    }

    @Override
    public void close() throws IOException {
        cut();
        selector.close();
    }
}
