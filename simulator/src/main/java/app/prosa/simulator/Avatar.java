package app.prosa.simulator;

import java.util.Random;

/// A face for a person, drawn from the name: always the same one, of nobody.
final class Avatar {

    private static final String[] SKINS = {"#8d5524", "#c68642", "#e0ac69", "#f1c27d", "#ffdbac", "#6f4021"};
    private static final String[] HAIRS = {"#2b1d14", "#4a2f1e", "#1c1c1f", "#7a4a26", "#a8a29e", "#5c1f1f"};
    private static final String[] SHIRTS = {"#2f6fde", "#0f9d76", "#b4458f", "#d9772b", "#6b56c9", "#3d7a2a"};
    private static final String[] WALLS = {"#dbe7ff", "#d6f3e6", "#fbe1ef", "#fde8cf", "#e5dffb", "#e6efd9"};

    private Avatar() {}

    static String svg(Person person) {
        var chance = new Random(person.id().hashCode() * 2_654_435_761L);
        var skin = pick(SKINS, chance);
        var hair = pick(HAIRS, chance);
        var shirt = pick(SHIRTS, chance);
        var wall = pick(WALLS, chance);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" role="img">
                <rect width="96" height="96" fill="%s"/>%s
                <path d="M12 96c2-22 16-30 36-30s34 8 36 30z" fill="%s"/>
                <path d="M40 56h16v14c-4 5-12 5-16 0z" fill="%s"/>
                <ellipse cx="48" cy="42" rx="18" ry="21" fill="%s"/>%s
                <circle cx="41" cy="42" r="2.2" fill="#222"/><circle cx="55" cy="42" r="2.2" fill="#222"/>
                <path d="M41 51q7 6 14 0" stroke="#7a2e2e" stroke-width="2" fill="none" stroke-linecap="round"/>%s
                </svg>""".formatted(
                        wall,
                        back(chance, hair),
                        shirt,
                        skin,
                        skin,
                        front(chance, hair),
                        chance.nextInt(4) == 0 ? GLASSES : "");
    }

    private static final String GLASSES = """
            <g fill="none" stroke="#222" stroke-width="1.6"><circle cx="41" cy="42" r="6"/><circle cx="55" cy="42" r="6"/>
            <path d="M47 42h2"/></g>""";

    private static String back(Random chance, String hair) {
        return chance.nextBoolean()
                ? "<path d=\"M26 74c-4-44 6-58 22-58s26 14 22 58z\" fill=\"" + hair + "\"/>"
                : "<ellipse cx=\"48\" cy=\"38\" rx=\"21\" ry=\"22\" fill=\"" + hair + "\"/>";
    }

    private static String front(Random chance, String hair) {
        var path = chance.nextBoolean()
                ? "M29 40c0-16 8-23 19-23s19 7 19 23c-6-8-14-11-19-11s-14 3-19 11z"
                : "M29 38c-1-14 7-22 19-22s20 8 19 22c-4-9-9-9-17-13-6 7-14 7-21 13z";
        return "<path d=\"" + path + "\" fill=\"" + hair + "\"/>";
    }

    private static String pick(String[] colours, Random chance) {
        return colours[chance.nextInt(colours.length)];
    }
}
