package com.cloudcart.contracttests.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

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
    server.start();
    System.out.println(FunctionProcess.PORT_IS + server.getAddress().getPort());
    // The parent process holds the other end of the pipe: when the parent ends, this process ends.
    while (System.in.read() >= 0) {}
    System.exit(0);
  }

  private static void answer(RequestStreamHandler handler, HttpExchange exchange)
      throws IOException {
    int status = 200;
    byte[] body;
    try {
      body = run(handler, exchange);
    } catch (Exception e) {
      status = 502;
      body = String.valueOf(e).getBytes(UTF_8);
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  private static byte[] run(RequestStreamHandler handler, HttpExchange exchange) throws Exception {
    return switch (exchange.getRequestURI().getPath()) {
      case FunctionProcess.SNAPSHOT -> {
        Resource resource = (Resource) handler;
        resource.beforeCheckpoint(Core.getGlobalContext());
        resource.afterRestore(Core.getGlobalContext());
        yield new byte[0];
      }
      case FunctionProcess.CLASSES -> {
        long count = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
        yield Long.toString(count).getBytes(UTF_8);
      }
      default -> {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        handler.handleRequest(exchange.getRequestBody(), out, context());
        yield out.toByteArray();
      }
    };
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
