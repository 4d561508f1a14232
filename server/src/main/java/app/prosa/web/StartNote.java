package app.prosa.web;

import java.util.List;

/// Something that the operator should read once the server is up, such as the sign-ins of the demo workspace.
public interface StartNote {

    /// @param address where this server is reached from its own machine
    List<String> lines(String address);
}
