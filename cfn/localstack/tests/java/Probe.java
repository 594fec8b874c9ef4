import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the command of a test's event ("command argument"); fails to start when FAIL_INIT is set. */
public class Probe implements RequestStreamHandler {
  /** The command in an event of API Gateway. */
  private static final Pattern BODY = Pattern.compile("^\\{.*\"body\": \"([^\"]*)\"");

  public Probe() {
    System.out.println("initialised in " + ProcessHandle.current().pid());
    if (System.getenv("FAIL_INIT") != null) {
      throw new IllegalStateException("cannot start like this");
    }
    if (System.getenv("EXIT_INIT") != null) {
      Runtime.getRuntime().halt(3);
    }
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String text = text(input);
    Matcher body = BODY.matcher(text);
    boolean fromGateway = body.find();
    String[] event = (fromGateway ? body.group(1) : text).split(" ", 2);
    String argument = event.length > 1 ? event[1] : "";
    String answer = "\"" + answer(event[0], argument, context) + "\"";
    String result = fromGateway ? "{\"statusCode\": 200, \"body\": " + answer + "}" : answer;
    output.write(result.getBytes(StandardCharsets.UTF_8));
  }

  private static String answer(String command, String argument, Context context) {
    return switch (command) {
      case "pid" -> String.valueOf(ProcessHandle.current().pid());
      case "print" -> {
        System.out.println(argument);
        yield "printed";
      }
      case "sleep" -> {
        sleep(Long.parseLong(argument));
        yield String.valueOf(ProcessHandle.current().pid());
      }
      case "child" -> {
        start(argument);
        sleep(60_000);
        yield "";
      }
      case "env" -> String.valueOf(System.getenv(argument));
      case "remaining" -> String.valueOf(context.getRemainingTimeInMillis());
      case "repeat" -> "x".repeat(Integer.parseInt(argument));
      case "length" -> String.valueOf(argument.length());
      case "throw" -> throw new IllegalArgumentException(argument);
      case "exit" -> {
        Runtime.getRuntime().halt(Integer.parseInt(argument));
        yield "";
      }
      case "java" -> String.valueOf(Runtime.version().feature());
      case "heap" -> String.valueOf(Runtime.getRuntime().maxMemory() >> 20);
      default -> command;
    };
  }

  private static String text(InputStream input) throws IOException {
    String json = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    return json.replaceAll("^\"|\"$", "");
  }

  private static void start(String command) {
    try {
      new ProcessBuilder(command.split(" ")).inheritIO().start();
    } catch (IOException e) {
      throw new IllegalStateException(command, e);
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
