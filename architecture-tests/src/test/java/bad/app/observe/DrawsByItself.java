package bad.app.observe;

import org.eclipse.elk.graph.ElkNode;

/** Breaks: only the layout knows ELK. */
public record DrawsByItself(ElkNode node) {}
