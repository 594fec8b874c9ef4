package com.cloudcart.generated.catalogclient;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Says to every call what it was told to, also what no HTTP server would: half an answer, or
 * nothing for ever.
 */
final class CannedServer {
  private final List<Socket> hanging = new ArrayList<>();
  private final ServerSocket socket;
  private volatile String answer = "";
  private volatile boolean hangs;
  private volatile String request = "";

  CannedServer() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void start() {
    Thread.ofPlatform().daemon().start(this::serve);
  }

  void stop() throws IOException {
    socket.close();
    synchronized (hanging) {
      for (Socket each : hanging) {
        each.close();
      }
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  void answers(int status, String body) {
    answers(status, "", body);
  }

  void answers(int status, String headers, String body) {
    cutsOff(
        "HTTP/1.1 %d Said\r\n%sContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(status, headers, body.length(), body));
  }

  void cutsOff(String text) {
    answer = text;
    hangs = false;
  }

  void hangsAfter(String text) {
    answer = text;
    hangs = true;
  }

  /** The last request, head and body. */
  String request() {
    return request;
  }

  private void serve() {
    try {
      while (true) {
        Socket caller = socket.accept();
        request = read(caller.getInputStream());
        caller.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        caller.getOutputStream().flush();
        if (hangs) {
          synchronized (hanging) {
            hanging.add(caller);
          }
        } else {
          caller.close();
        }
      }
    } catch (SocketException e) {
      // Closed by stop().
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      text.append((char) in.read());
    }
    String head = text.toString().toLowerCase(Locale.ROOT);
    int length = head.indexOf("content-length: ");
    int bytes =
        length < 0 ? 0 : Integer.parseInt(head.substring(length + 16, head.indexOf('\r', length)));
    return text + new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
  }
}
