package dev.weir.bench;

import dev.weir.app.layout.ElkGraphLayout;
import dev.weir.ports.driven.GraphLayout.Drawing;
import dev.weir.ports.driven.GraphLayout.Layout;
import dev.weir.ports.driven.GraphLayout.Layout.Spot;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The page in a headless Chromium: laying out and first painting 5,000 nodes, and moving over 20,000 of which the places are given. */
final class PageDrawing implements Benchmark {

    private static final int LAID_OUT = 5_000;
    private static final int GIVEN = 20_000;
    private static final int LAYERS = 40;

    /** Half zooms in and out over the middle, half pans; each step is one frame. */
    private static final String PAN_AND_ZOOM = """
            const graph = document.querySelector('asset-graph');
            const canvas = graph.querySelector('canvas');
            const wheel = (deltaY, shiftKey) => canvas.dispatchEvent(new WheelEvent('wheel',
              {deltaY, shiftKey, clientX: 700, clientY: 420, bubbles: true, cancelable: true}));
            graph.overview(0);
            let frame = 0;
            graph.times.length = 0;
            const step = () => {
              if (frame++ === 120) {
                const sorted = [...graph.times].sort((a, b) => a - b);
                window.measured = [sorted[sorted.length >> 1], sorted[Math.floor(sorted.length * .95)]];
                return;
              }
              if (frame < 60) wheel(frame < 30 ? -60 : 55, false);
              else wheel(frame < 90 ? 40 : -40, true);
              requestAnimationFrame(step);
            };
            step();
            """;

    /** Asked for again and again, so that a slow machine is not taken for one that hangs. */
    private static final String MEASURED = """
            const done = arguments[0];
            setTimeout(() => done(window.measured ?? null), 500);
            """;

    private static final String UNTIL_PAINTED = """
            const done = arguments[0];
            const look = () => document.querySelector('asset-graph')?.drawn > 0
              ? requestAnimationFrame(() => done(performance.now())) : setTimeout(look, 5);
            look();
            """;

    @Override
    public String name() {
        return "page-drawing";
    }

    @Override
    public String about() {
        return "layout and first paint of 5,000 nodes, and script time a frame over 20,000, in a headless Chromium";
    }

    @Override
    public void measure(Bench bench) throws Exception {
        var drawing = madeUp(LAID_OUT);
        long from = System.nanoTime();
        var layout = new ElkGraphLayout().layOut(drawing);
        bench.row("layout of 5,000 nodes, the first of a JVM", (System.nanoTime() - from) / 1e9, "s");
        try (var page = new CannedPage()) {
            var driver = chromium();
            try {
                page.shows(json(drawing, layout));
                driver.get(page.address());
                bench.row("first paint of 5,000 nodes", painted(driver) / 1000, "s", "at most", 2);
                var many = madeUp(GIVEN);
                page.shows(json(many, inColumns(many)));
                driver.get(page.address());
                bench.row("first paint of 20,000 nodes", painted(driver) / 1000, "s");
                driver.executeScript(PAN_AND_ZOOM);
                Object told = null;
                while (told == null) {
                    told = driver.executeAsyncScript(MEASURED);
                }
                var times = (List<?>) told;
                bench.row("script time a frame, 20,000 nodes, median", number(times.get(0)), "ms", "at most", 8);
                bench.row("the same, 95 of 100 frames", number(times.get(1)), "ms", "at most", 8);
            } finally {
                driver.quit();
            }
        }
    }

    private static double painted(ChromeDriver driver) {
        return number(driver.executeAsyncScript(UNTIL_PAINTED));
    }

    private static double number(Object told) {
        return ((Number) told).doubleValue();
    }

    private static ChromeDriver chromium() {
        var options = new ChromeOptions();
        options.setBinary(new File("/usr/bin/chromium"));
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1440,900");
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File("/usr/bin/chromedriver"))
                .build();
        var driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
        return driver;
    }

    /** A project's shape: layers of models, each on one or two of the layer before it. */
    private static Drawing madeUp(int size) {
        var dice = new Random(7);
        int inLayer = size / LAYERS;
        var arrows = new ArrayList<Drawing.Arrow>();
        for (int node = inLayer; node < size; node++) {
            int before = (node / inLayer - 1) * inLayer;
            arrows.add(new Drawing.Arrow(Math.min(before + (node + dice.nextInt(5)) % inLayer, node - 1), node));
            if (dice.nextInt(3) == 0) {
                arrows.add(new Drawing.Arrow(Math.min(before + dice.nextInt(inLayer), node - 1), node));
            }
        }
        return new Drawing(
                IntStream.range(0, size)
                        .mapToObj(it -> new Drawing.Box("model.made_up.m" + it, 180, 40))
                        .toList(),
                arrows);
    }

    private static Layout inColumns(Drawing drawing) {
        int inLayer = drawing.boxes().size() / LAYERS;
        return new Layout(
                LAYERS * 240.0,
                inLayer * 54.0,
                IntStream.range(0, drawing.boxes().size())
                        .mapToObj(it -> new Spot(240.0 * Math.floorDiv(it, inLayer), 54.0 * (it % inLayer)))
                        .toList(),
                drawing.arrows().stream().map(_ -> List.<Double>of()).toList());
    }

    private static String json(Drawing drawing, Layout layout) {
        var outcomes = List.of("success", "success", "success", "error", "skipped", "warn");
        var nodes = IntStream.range(0, drawing.boxes().size())
                .mapToObj(it -> """
                        {"id": "%s", "label": "m_%d_of_a_project", "kind": "model", "group": null, "count": 1, "x": %s, "y": %s,
                         "width": 180, "height": 40, "latest": {"outcome": "%s", "at": "2026-01-01T00:00:00Z", "runId": "1"},
                         "outcomes": {}, "troubledChecks": 0, "inFlight": false}""".formatted(
                                drawing.boxes().get(it).id(),
                                it,
                                layout.spots().get(it).x(),
                                layout.spots().get(it).y(),
                                outcomes.get(it % outcomes.size())))
                .collect(Collectors.joining(","));
        var edges = IntStream.range(0, drawing.arrows().size())
                .mapToObj(it -> "{\"from\": %d, \"to\": %d, \"count\": 1, \"quiet\": false, \"route\": %s}"
                        .formatted(
                                drawing.arrows().get(it).from(),
                                drawing.arrows().get(it).to(),
                                layout.routes().get(it)))
                .collect(Collectors.joining(","));
        return "{\"manifest\": \"m\", \"width\": %s, \"height\": %s, \"nodes\": [%s], \"frames\": [], \"edges\": [%s], \"hidden\": 0, \"layingOut\": 0, \"why\": null}"
                .formatted(layout.width(), layout.height(), nodes, edges);
    }
}
