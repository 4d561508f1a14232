package app.prosa.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Stands between a client and a server, and swallows what they say to each other when told to, as a
/// network does whose packets vanish: nobody is refused, and nobody hears anything.
final class SwallowingProxy implements AutoCloseable {

    private final int target;
    private final ServerSocket door;
    private final Collection<Socket> open = new ConcurrentLinkedQueue<>();
    private volatile boolean swallows;

    SwallowingProxy(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("proxy").start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    /// From now on nothing gets through, in either direction; what was under way stays lost.
    void swallows(boolean yes) {
        swallows = yes;
    }

    private void serve() {
        try {
            while (!door.isClosed()) {
                var client = door.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(client);
                open.add(server);
                Thread.ofVirtual().start(() -> pass(client, server));
                Thread.ofVirtual().start(() -> pass(server, client));
            }
        } catch (IOException _) {
            // The door is closed.
        }
    }

    private void pass(Socket from, Socket to) {
        boolean whole = true;
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            var buffer = new byte[8192];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                // A connection that lost a packet for good never goes on.
                whole &= !swallows;
                if (whole) {
                    out.write(buffer, 0, count);
                }
            }
        } catch (IOException _) {
            // One side is gone; closing tells the other.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            for (var it : open) {
                it.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
