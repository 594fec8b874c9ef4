package com.cloudcart.order.usecase;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;

/** Stands between a use case and a port, and decides what becomes of each call. */
@FunctionalInterface
interface Faults {
  /** Passes a call on, or not; what it returns or throws is what the use case sees. */
  Object around(Call call);

  /** One call of a port. */
  record Call(String method, Supplier<Object> effect) {
    /** Lets it have its effect. */
    Object proceed() {
      return effect.get();
    }
  }

  /** What becomes of a process that is killed: nothing catches it. */
  final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed(String where) {
      super(where);
    }
  }

  /** The port with these faults in front of it. */
  default <P> P on(Class<P> port, P target) {
    InvocationHandler handler =
        (proxy, method, arguments) ->
            around(
                new Call(
                    method.getName(),
                    () -> {
                      try {
                        return method.invoke(target, arguments);
                      } catch (InvocationTargetException e) {
                        if (e.getCause() instanceof RuntimeException cause) {
                          throw cause;
                        }
                        throw new IllegalStateException(e);
                      } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                      }
                    }));
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
  }
}
