package com.cloudcart.contracttests.provider;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.crac.Core;
import org.crac.Resource;

/**
 * The main class of a function's process: loads the handler from the jar on its class path, prints
 * its port, and answers each POST with the handler's result. It needs only the JDK and the jar.
 */
public final class HandlerHost {

  private HandlerHost() {}

  /** The first argument is the handler's class. */
  public static void main(String[] arguments) throws Exception {
    RequestStreamHandler handler =
        Class.forName(arguments[0])
            .asSubclass(RequestStreamHandler.class)
            .getDeclaredConstructor()
            .newInstance();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(handler, exchange));
    server.createContext(FunctionProcess.SNAPSHOT, exchange -> snapshot(handler, exchange));
    server.createContext(FunctionProcess.CLASSES, HandlerHost::classes);
    server.start();
    System.out.println(FunctionProcess.PORT_IS + server.getAddress().getPort());
    // The parent process holds the other end of the pipe: when the parent ends, this process ends.
    while (System.in.read() >= 0) {}
    System.exit(0);
  }

  private static void answer(RequestStreamHandler handler, HttpExchange exchange)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int status = 200;
    try {
      handler.handleRequest(exchange.getRequestBody(), out, context());
    } catch (IOException | RuntimeException e) {
      status = 502;
      out.writeBytes(String.valueOf(e).getBytes(StandardCharsets.UTF_8));
    }
    reply(exchange, status, out.toByteArray());
  }

  /** Runs the hooks that SnapStart runs around a snapshot. */
  private static void snapshot(RequestStreamHandler handler, HttpExchange exchange)
      throws IOException {
    int status = 200;
    byte[] problem = new byte[0];
    try {
      Resource resource = (Resource) handler;
      resource.beforeCheckpoint(Core.getGlobalContext());
      resource.afterRestore(Core.getGlobalContext());
    } catch (Exception e) {
      status = 502;
      problem = String.valueOf(e).getBytes(StandardCharsets.UTF_8);
    }
    reply(exchange, status, problem);
  }

  /** How many classes this process has loaded since its start. */
  private static void classes(HttpExchange exchange) throws IOException {
    long count = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
    reply(exchange, 200, Long.toString(count).getBytes(StandardCharsets.UTF_8));
  }

  private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  private static Context context() {
    return (Context)
        Proxy.newProxyInstance(
            HandlerHost.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) -> {
              Class<?> type = method.getReturnType();
              if (type == int.class) {
                return 20_000;
              }
              return type == String.class ? "verification" : null;
            });
  }
}
