package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Saved views of the list. One's own and everybody's have doors of their own, since the second ask for a
/// permission and are in the audit log.
@RestController
class SavedViewController {

    private final SavedViews views;

    SavedViewController(SavedViews views) {
        this.views = views;
    }

    /// Lists one's own views and those that everybody has.
    @Requires(Permission.ATTEND)
    @GetMapping("/api/v1/views")
    ViewList views(Actor actor) {
        return new ViewList(views.of(actor));
    }

    /// How many conversations each view holds now, counted up to 999 and among the first ten thousand of its tab.
    @Requires(Permission.ATTEND)
    @GetMapping("/api/v1/views/counts")
    ViewCounts countViews(Actor actor) {
        return new ViewCounts(views.counts(actor));
    }

    /// Keeps a view for oneself.
    @Requires(Permission.ATTEND)
    @PostMapping("/api/v1/views")
    @ResponseStatus(HttpStatus.CREATED)
    SavedView addView(Actor actor, @RequestBody NewView body) {
        return views.add(actor, false, body.name(), body.look());
    }

    /// Changes one of one's own views.
    @Requires(Permission.ATTEND)
    @PatchMapping("/api/v1/views/{id}")
    SavedView changeView(Actor actor, @PathVariable SavedViewId id, @RequestBody SavedViews.Change body) {
        return views.change(actor, false, id, body);
    }

    /// Removes one of one's own views.
    @Requires(Permission.ATTEND)
    @DeleteMapping("/api/v1/views/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeView(Actor actor, @PathVariable SavedViewId id) {
        views.remove(actor, false, id);
    }

    /// Makes a view that everybody has.
    @Requires(Permission.SHARE_VIEWS)
    @PostMapping("/api/v1/shared-views")
    @ResponseStatus(HttpStatus.CREATED)
    SavedView addSharedView(Actor actor, @RequestBody NewView body) {
        return views.add(actor, true, body.name(), body.look());
    }

    /// Changes a view that everybody has.
    @Requires(Permission.SHARE_VIEWS)
    @PatchMapping("/api/v1/shared-views/{id}")
    SavedView changeSharedView(Actor actor, @PathVariable SavedViewId id, @RequestBody SavedViews.Change body) {
        return views.change(actor, true, id, body);
    }

    /// Removes a view that everybody has.
    @Requires(Permission.SHARE_VIEWS)
    @DeleteMapping("/api/v1/shared-views/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeSharedView(Actor actor, @PathVariable SavedViewId id) {
        views.remove(actor, true, id);
    }

    record NewView(String name, SavedView.Look look) {}

    record ViewList(List<SavedView> items) {}

    record ViewCounts(Map<UUID, ViewCount> counts) {}
}
