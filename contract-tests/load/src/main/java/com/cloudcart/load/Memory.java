package com.cloudcart.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Samples the resident memory of LocalStack and of its child processes on this machine. */
final class Memory implements AutoCloseable {
  private static final Duration BETWEEN = Duration.ofSeconds(5);
  private static final String HEAD =
      "seconds,localstack_mib,dynamodb_mib,functions_mib,function_processes\n";

  private final Optional<ProcessHandle> localStack;
  private final List<Sample> samples = new ArrayList<>();
  private final long start = System.nanoTime();
  private final Timer timer = new Timer("memory", true);

  private record Sample(
      long seconds, double localStack, double dynamoDb, double functions, int processes) {
    String row() {
      return String.format(
          Locale.ROOT,
          "%d,%.1f,%.1f,%.1f,%d%n",
          seconds,
          localStack,
          dynamoDb,
          functions,
          processes);
    }
  }

  private Memory(Optional<ProcessHandle> localStack) {
    this.localStack = localStack;
  }

  /** Starts to sample the LocalStack that serves the URL; it samples nothing on AWS. */
  static Memory sampling(String url) {
    String listens = "GATEWAY_LISTEN=" + URI.create(url).getAuthority();
    Memory memory =
        new Memory(
            ProcessHandle.allProcesses()
                .filter(process -> text(process, "cmdline").contains("localstack.runtime.main"))
                .filter(process -> List.of(text(process, "environ").split("\0")).contains(listens))
                .findAny());
    memory.localStack.ifPresent(process -> memory.start());
    return memory;
  }

  /** Writes the samples to a file, and returns a sentence that compares the thirds. */
  String report(Path file) {
    List<Sample> taken = taken();
    if (taken.size() < 3) {
      return "Memory: no samples, because LocalStack does not run on this machine or not for long";
    }
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(
          file, taken.stream().map(Sample::row).collect(Collectors.joining("", HEAD, "")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "Memory in MiB, mean of each third: LocalStack %s, DynamoDB %s, functions %s in %s processes; %s"
        .formatted(
            thirds(taken, Sample::localStack),
            thirds(taken, Sample::dynamoDb),
            thirds(taken, Sample::functions),
            thirds(taken, Sample::processes),
            file);
  }

  @Override
  public void close() {
    timer.cancel();
  }

  private void start() {
    TimerTask task =
        new TimerTask() {
          @Override
          public void run() {
            sample();
          }
        };
    timer.scheduleAtFixedRate(task, 0, BETWEEN.toMillis());
  }

  private synchronized List<Sample> taken() {
    return List.copyOf(samples);
  }

  private synchronized void sample() {
    ProcessHandle root = localStack.orElseThrow();
    List<ProcessHandle> children = root.descendants().toList();
    List<ProcessHandle> functions = children.stream().filter(Memory::isFunction).toList();
    samples.add(
        new Sample(
            Duration.ofNanos(System.nanoTime() - start).toSeconds(),
            resident(Stream.of(root)),
            resident(
                children.stream()
                    .filter(process -> text(process, "cmdline").contains("ministack"))),
            resident(functions.stream()),
            functions.size()));
  }

  private static boolean isFunction(ProcessHandle process) {
    return text(process, "cmdline").contains("AWSLambda");
  }

  private static double resident(Stream<ProcessHandle> processes) {
    return processes
            .flatMap(process -> text(process, "status").lines())
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum()
        / 1024.0;
  }

  private static String thirds(List<Sample> samples, ToDoubleFunction<Sample> value) {
    int third = samples.size() / 3;
    return Stream.of(
            samples.subList(0, third),
            samples.subList(third, 2 * third),
            samples.subList(2 * third, samples.size()))
        .map(part -> part.stream().mapToDouble(value).average().orElse(0))
        .map(mean -> String.format(Locale.ROOT, "%.0f", mean))
        .collect(Collectors.joining(" → "));
  }

  /** A file of the process's folder in /proc; empty when it has ended or belongs to others. */
  private static String text(ProcessHandle process, String name) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(process.pid()), name));
    } catch (IOException e) {
      return "";
    }
  }
}
